/** Properties for sale and rent, which leads ask for. */
package com.mycrm.properties;
