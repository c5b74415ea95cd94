package com.mycrm.api.patch;

import com.mycrm.api.text.CanonicalText;
import java.util.regex.Pattern;

/** Reads e-mail addresses, of at most {@value #LONGEST} characters. */
public final class EmailAddress {

    public static final int LONGEST = 190;

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+");

    private EmailAddress() {}

    /** The address under a name; other text is a violation. */
    public static PatchField<String> read(RequestObject source, String member) {
        var email = source.text(member, LONGEST).map(CanonicalText::of);
        if (email.isValue() && !ADDRESS.matcher(email.value()).matches()) {
            source.refuse(member, "takes an e-mail address");
        }
        return email;
    }
}
