/** Every setting, its default and its meaning. */
package com.mycrm.config;
