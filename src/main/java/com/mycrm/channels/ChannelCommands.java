package com.mycrm.channels;

import com.mycrm.api.etag.ChangeCounts;
import com.mycrm.api.etag.IfMatch;
import com.mycrm.api.etag.Versioned;
import com.mycrm.api.patch.PatchField;
import com.mycrm.api.problem.Problems;
import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.mycrm.config.Vault;
import com.mycrm.directory.UserDirectory;
import com.mycrm.persistence.DatabaseClock;
import com.mycrm.persistence.TransactionConflict;
import com.mycrm.persistence.TranslatesConflicts;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/** Every write of channels. Each may throw {@link TransactionConflict}, and is then to be run again. */
@Stateless
@TranslatesConflicts
public class ChannelCommands {

    @PersistenceContext
    EntityManager em;

    @Inject
    ChannelQueries channels;

    @Inject
    Vendors vendors;

    @Inject
    UserDirectory users;

    @Inject
    ChangeCounts changes;

    public Versioned<ChannelView> create(ChannelInput input) {
        var vault = Vault.configuredOrSample();
        input.requireWhole();
        input.vendor.optional().ifPresent(vendor -> check(input, vendor, 0, vault));
        checkUsers(input);
        input.source.check();
        var channel = new Channel(input.vendor.value(), Settings.duration(Setting.LEAD_WINDOW), now());
        channel.change(input, input.vendor.value(), vault, now());
        em.persist(channel);
        em.flush();
        changes.add(LastMessageRelation.COUNTER);
        return channel.versioned();
    }

    /** Changes the fields that the input gives. */
    public Versioned<ChannelView> change(long id, ChannelInput input, IfMatch expected) {
        var channel = locked(id, expected);
        var vault = Vault.configuredOrSample();
        input.requireKept();
        input.requireVendor(channel.vendor());
        var vendor = vendor(channel);
        check(input, vendor, id, vault);
        checkUsers(input);
        input.source.check();
        channel.change(input, vendor, vault, now());
        em.flush();
        changes.add(LastMessageRelation.COUNTER);
        return channel.versioned();
    }

    public void delete(long id, IfMatch expected) {
        em.remove(locked(id, expected));
        em.flush();
        changes.add(LastMessageRelation.COUNTER);
    }

    private Channel locked(long id, IfMatch expected) {
        var channel = em.find(Channel.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (channel == null) {
            throw Problems.notFound("The channel " + id);
        }
        expected.check(channel.version());
        return channel;
    }

    /** A newer version of this service may have made the channel. */
    private Vendor vendor(Channel channel) {
        return vendors.find(channel.vendor())
                .orElseThrow(() -> Problems.notFound("The vendor " + channel.vendor() + " of the channel"));
    }

    private void check(ChannelInput input, Vendor vendor, long own, Optional<Vault> vault) {
        input.requireNumber(vendor);
        input.requireAbilities(vendor);
        if (vault.isEmpty()) {
            input.requireNoSecret();
        }
        input.number(vendor)
                .optional()
                .filter(number -> channels.isTaken(vendor.name(), number, own))
                .ifPresent(number -> input.numberTaken());
    }

    private void checkUsers(ChannelInput input) {
        checkUser(input, ChannelInput.USER, input.user);
        checkUser(input, ChannelInput.FALLBACK_USER, input.fallbackUser);
    }

    private void checkUser(ChannelInput input, String member, PatchField<Long> user) {
        if (user.isValue() && users.existing(Set.of(user.value())).isEmpty()) {
            input.noUser(member);
        }
    }

    private static Instant now() {
        return DatabaseClock.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
