package com.mycrm.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.problem.FakeRequest;
import com.mycrm.config.Setting;
import com.mycrm.config.TestConfig;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestConfig.class)
class ClientAddressTest {

    private static final Set<String> PROXIES = Set.of("10.0.0.1", "10.0.0.2", "::1");

    @Test
    void onlyATrustedProxySaysWhoTheClientIs() {
        assertEquals("203.0.113.9", of("203.0.113.9", "198.51.100.7"));
        assertEquals("198.51.100.7", of("10.0.0.1", "198.51.100.7"));
        assertEquals("10.0.0.1", of("10.0.0.1"));
        assertEquals("203.0.113.9", ClientAddress.of("203.0.113.9", List.of("198.51.100.7"), Set.of("")));
    }

    @Test
    void proxiesAreThoseOfTheSetting() {
        TestConfig.set(Setting.TRUSTED_PROXIES, "10.0.0.1, 127.0.0.1 127.0.0.1");
        var request = new FakeRequest("POST", "/token")
                .remoteAddress("127.0.0.1")
                .header("X-Forwarded-For", "198.51.100.7, 10.0.0.1")
                .servlet();
        assertEquals("198.51.100.7", ClientAddress.of(request));
        TestConfig.set(Setting.TRUSTED_PROXIES, "");
        assertEquals("127.0.0.1", ClientAddress.of(request));
    }

    @Test
    void proxyIsKnownByAnyFormOfItsAddress() {
        assertEquals("198.51.100.7", of("0:0:0:0:0:0:0:1", "198.51.100.7"));
        assertEquals("198.51.100.7", of("::ffff:10.0.0.1", "198.51.100.7, 0::1"));
    }

    @Test
    void lastAddressThatIsNoProxyCounts() {
        assertEquals("198.51.100.7", of("10.0.0.1", "192.0.2.1, 198.51.100.7, 10.0.0.2"));
        assertEquals("198.51.100.7", of("10.0.0.1", "192.0.2.1", "198.51.100.7,10.0.0.2"));
    }

    @Test
    void addressOfIpv6CountsByItsNetwork() {
        assertEquals("20010db800010002", of("2001:db8:1:2:3:4:5:6"));
        assertEquals("20010db800010002", of("::1", "2001:db8:1:2:ffff::1"));
        assertEquals("192.0.2.1", of("::ffff:192.0.2.1"));
    }

    @Test
    void whatIsNoAddressCountsAsItIs() {
        assertEquals("unknown", of("10.0.0.1", "unknown"));
        assertEquals("::::", of("10.0.0.1", "::::"));
        assertEquals("too long", of("10.0.0.1", "x".repeat(46)));
    }

    private static String of(String connection, String... forwarded) {
        return ClientAddress.of(connection, List.of(forwarded), PROXIES);
    }
}
