/** What clients send to be kept: JSON objects and rows, read with every fault of them kept. */
package com.mycrm.api.patch;
