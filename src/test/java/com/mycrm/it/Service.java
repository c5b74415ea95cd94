package com.mycrm.it;

/** The running service, as a group of tests sees it. */
interface Service {

    Api api();
}
