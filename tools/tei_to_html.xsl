<?xml version="1.0" encoding="UTF-8"?>
<!-- The text of a TEI file as HTML, as any project's stylesheet shows it: it knows TEI, and nothing of our profile.
     tools/validate.py has pandoc read what comes out. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">
  <xsl:output method="html" encoding="UTF-8" indent="no"/>
  <xsl:strip-space elements="tei:teiCorpus tei:TEI tei:text tei:body tei:div tei:list"/>

  <xsl:template match="/">
    <html><head><title><xsl:value-of select="//tei:titleStmt/tei:title"/></title></head>
      <body><xsl:apply-templates select="//tei:text"/></body></html>
  </xsl:template>
  <xsl:template match="tei:div"><section><xsl:apply-templates/></section></xsl:template>
  <xsl:template match="tei:head">
    <xsl:element name="h{1 + count(ancestor::tei:div[position() &lt; 6])}"><xsl:apply-templates/></xsl:element>
  </xsl:template>
  <xsl:template match="tei:p[node()]"><p><xsl:apply-templates/></p></xsl:template>
  <xsl:template match="tei:p[not(node())]"/>
  <xsl:template match="tei:list[@rend = 'numbered']"><ol><xsl:apply-templates/></ol></xsl:template>
  <xsl:template match="tei:list"><ul><xsl:apply-templates/></ul></xsl:template>
  <xsl:template match="tei:item"><li><xsl:apply-templates/></li></xsl:template>
  <xsl:template match="tei:label"><b><xsl:apply-templates/></b></xsl:template>
  <xsl:template match="tei:ref"><a href="{@target}"><xsl:apply-templates/></a></xsl:template>
  <xsl:template match="tei:s | tei:date | tei:time"><span class="{local-name()}"><xsl:apply-templates/></span></xsl:template>
  <xsl:template match="tei:lb"><br/></xsl:template>
  <xsl:template match="tei:lb[@break = 'no'] | tei:gap"/>
</xsl:stylesheet>
