/** What tells an orchestrator whether to send requests here. */
package com.mycrm.app;
