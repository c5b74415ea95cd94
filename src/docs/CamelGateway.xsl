<?xml version="1.0" encoding="UTF-8"?>
<!-- The messages of CamelGateway.java. A request of the other system (o:) becomes a body or the parameters of the REST
     API (l:); an answer of the API, or a lead of an event, becomes a message of the other system. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"
                xmlns:l="urn:mycrm:leads" xmlns:o="urn:example:crm" exclude-result-prefixes="l o s">
  <xsl:output method="xml" encoding="UTF-8"/>

  <!-- Requests -->
  <xsl:template match="/s:Envelope">
    <xsl:apply-templates select="s:Body/*"/>
  </xsl:template>

  <xsl:template match="o:AddLead">
    <whatsapp_lead>
      <phone><xsl:value-of select="o:Phone"/></phone>
      <xsl:if test="o:Name"><customer><xsl:value-of select="o:Name"/></customer></xsl:if>
      <xsl:if test="o:Reference">
        <property><reference><xsl:value-of select="o:Reference"/></reference></property>
      </xsl:if>
    </whatsapp_lead>
  </xsl:template>

  <xsl:template match="o:FindLeads">
    <parameters>
      <xsl:if test="o:Status"><parameter name="filters[status]"><xsl:value-of select="o:Status"/></parameter></xsl:if>
      <xsl:if test="o:Phone"><parameter name="filters[phone]"><xsl:value-of select="o:Phone"/></parameter></xsl:if>
      <xsl:if test="o:Since"><parameter name="filters[date][from]"><xsl:value-of select="o:Since"/></parameter></xsl:if>
      <xsl:if test="o:Page"><parameter name="page"><xsl:value-of select="o:Page"/></parameter></xsl:if>
    </parameters>
  </xsl:template>

  <!-- Answers -->
  <xsl:template match="/l:whatsapp_lead">
    <s:Envelope><s:Body><o:AddLeadResponse><xsl:call-template name="lead"/></o:AddLeadResponse></s:Body></s:Envelope>
  </xsl:template>

  <xsl:template match="/l:whatsapp_leads">
    <s:Envelope>
      <s:Body>
        <o:FindLeadsResponse>
          <o:Count><xsl:value-of select="l:count"/></o:Count>
          <xsl:for-each select="l:whatsapp_lead"><xsl:call-template name="lead"/></xsl:for-each>
        </o:FindLeadsResponse>
      </s:Body>
    </s:Envelope>
  </xsl:template>

  <xsl:template match="/l:problem">
    <s:Envelope>
      <s:Body>
        <s:Fault>
          <faultcode>
            <xsl:choose>
              <xsl:when test="l:status = 400 or l:status = 404 or l:status = 422">s:Client</xsl:when>
              <xsl:otherwise>s:Server</xsl:otherwise>
            </xsl:choose>
          </faultcode>
          <faultstring><xsl:value-of select="l:detail"/></faultstring>
          <detail><xsl:copy-of select="."/></detail>
        </s:Fault>
      </s:Body>
    </s:Envelope>
  </xsl:template>

  <!-- Events -->
  <xsl:template match="/l:events">
    <xsl:for-each select="l:data/l:whatsapp"><xsl:call-template name="lead"/></xsl:for-each>
  </xsl:template>

  <!-- A lead without a property has no o:Property, and one without a reference or a name no such element. -->
  <xsl:template name="lead">
    <o:Lead>
      <o:Id><xsl:value-of select="l:id"/></o:Id>
      <o:Phone><xsl:value-of select="l:phone"/></o:Phone>
      <o:Status><xsl:value-of select="l:status"/></o:Status>
      <o:Date><xsl:value-of select="l:date"/></o:Date>
      <xsl:for-each select="l:customer/l:name[. != '']"><o:Name><xsl:value-of select="."/></o:Name></xsl:for-each>
      <xsl:for-each select="l:property/l:id"><o:Property><xsl:value-of select="."/></o:Property></xsl:for-each>
      <xsl:for-each select="l:property_reference[. != '']">
        <o:Reference><xsl:value-of select="."/></o:Reference>
      </xsl:for-each>
    </o:Lead>
  </xsl:template>
</xsl:stylesheet>
