/** Properties for sale and rent, which leads ask about. */
package com.mycrm.properties;
