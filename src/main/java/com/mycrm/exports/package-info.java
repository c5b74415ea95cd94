/** Whole lists as files, streamed. */
package com.mycrm.exports;
