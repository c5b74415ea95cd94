/** Streaming of whole lists as CSV, NDJSON and XLSX files. */
package com.mycrm.exports;
