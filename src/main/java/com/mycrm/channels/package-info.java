/**
 * The company's business numbers, the messages and receipts that come in on them, and the leads that they make.
 *
 * <p>A {@link com.mycrm.channels.Vendor} brings events as {@link com.mycrm.channels.InboundMessage}s and
 * {@link com.mycrm.channels.Receipt}s; from there all vendors are alike. {@code contributing.md} has the steps to add
 * one.
 */
package com.mycrm.channels;
