/** Functions of text that several features share: cutting, characters that no column takes, hashes. */
package com.mycrm.api.text;
