package com.mycrm.channels.meta;

import static com.mycrm.channels.TextSanitizer.first;

import com.mycrm.channels.LenientJson;
import com.mycrm.channels.PhoneNumbers;
import com.mycrm.channels.Receipt.Recipient;
import com.mycrm.channels.ReceiptStatus;

/** Reads a status of Meta's Cloud API: what became of a message, and to whom it was sent. */
final class MetaStatus {

    private static final String MESSAGE = "message";

    private MetaStatus() {}

    /**
     * Whether the status is of a message: those of payments, calls and prices have a type of their own.
     *
     * @see <a
     *     href="https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference">Meta's
     *     reference of webhooks</a>
     */
    static boolean isReceipt(LenientJson status) {
        var type = status.text("type");
        return (type == null || type.equals(MESSAGE)) && !status.at("payment").isObject();
    }

    static ReceiptStatus of(LenientJson status) {
        var error = status.at("errors").elements().stream().findFirst().orElse(new LenientJson(null));
        return new ReceiptStatus(
                status.text("status"),
                error.text("code"),
                first(error.text("title"), error.text("message"), error.text("error_data", "details")));
    }

    static Recipient recipient(LenientJson status) {
        var id = status.text("recipient_id");
        var phone = PhoneNumbers.digits(id);
        var userId = first(status.text("recipient_user_id"), status.text("recipient_parent_user_id"));
        return new Recipient(phone, first(userId, phone == null ? id : null));
    }
}
