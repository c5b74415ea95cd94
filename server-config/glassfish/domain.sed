# Changes the domain.xml of a stock GlassFish 7. The settings are those of payara-server/configure.asadmin, with their
# reasons.

/<protocol name="http-listener-1">/,/<\/protocol>/ s/<http default-virtual-server="server" max-connections="250"/\
            <http default-virtual-server="server" max-connections="-1" header-buffer-length-bytes="65536"\
                  http2-enabled="false" websockets-support-enabled="false" uri-encoding="ISO-8859-1"\
                  allow-payload-for-undefined-http-methods="true" xpowered-by="false"/
s/<transport name="tcp">/<transport name="tcp" acceptor-threads="2"\
                     io-strategy="org.glassfish.grizzly.strategies.SameThreadIOStrategy">/
s/<thread-pool name="http-thread-pool" max-queue-size="4096">/<thread-pool \
                       name="http-thread-pool" max-thread-pool-size="64" max-queue-size="-1">/

# The script run gives the port as a system property.
s/<network-listener port="8080"/<network-listener address="127.0.0.1" port="${leads.listen.port}"/
# The server needs the listener of its administration: a free port of this machine.
s/<network-listener port="4848"/<network-listener address="127.0.0.1" port="0"/
# Nothing else listens: no HTTPS, JMX, IIOP, JMS, shell of OSGi.
s/<network-listener port="8181"/<network-listener enabled="false" port="8181"/
s/<jmx-connector /<jmx-connector enabled="false" /
s/<iiop-listener /<iiop-listener enabled="false" /
s/<iiop-service>/<jms-service type="REMOTE" default-jms-host="none">\
        <jms-host name="none" host="localhost" lazy-init="false"\/>\
      <\/jms-service>\
      &/
/additionalOSGiBundlesToStart/d
