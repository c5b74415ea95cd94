/**
 * The company's business numbers, the messages and receipts that come in on them, and the leads that they make.
 *
 * <p>This package knows no vendor by name. A {@link com.mycrm.channels.Vendor} brings events as
 * {@link com.mycrm.channels.InboundMessage}s and {@link com.mycrm.channels.Receipt}s; from there all vendors are alike.
 * To add a vendor, write its package after the example of {@code twilio}: a {@code Vendor} bean, a webhook resource
 * that calls {@link com.mycrm.channels.WebhookReceiver}, a signature, and a payload reader. Its secret gets an entry in
 * {@link com.mycrm.config.Setting}, its webhook a path in {@code openapi.yaml}.
 */
package com.mycrm.channels;
