package com.mycrm.channels.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.patch.JsonReaders;
import com.mycrm.channels.Forward;
import com.mycrm.channels.ForwardTemplate;
import org.junit.jupiter.api.Test;

class TemplateMessageTest {

    @Test
    void messageHasTheTemplateAndTheIdOfTheLead() {
        var forward = new Forward(7, "meta", "111", 1, "971501110004", new Forward.Lead("+1650", null, "Hi\nthere"));
        var expected = JsonReaders.object("""
                {"messaging_product": "whatsapp", "recipient_type": "individual", "to": "971501110004",
                 "type": "template", "biz_opaque_callback_data": "7",
                 "template": {"name": "new_lead", "language": {"code": "de"}, "components": [{"type": "body",
                  "parameters": [{"type": "text", "text": "+1650"}, {"type": "text", "text": "-"},
                   {"type": "text", "text": "Hi there"}]}]}}""");
        assertEquals(expected, TemplateMessage.of(forward, new ForwardTemplate("new_lead", "de")));
    }
}
