/** Every setting, its default and its meaning; the registry of metrics. */
package com.mycrm.config;
