package pptx

// The parts that every file must have and that no slide here changes: one master, one layout with a title, one theme.
const (
	usualAccent = "005A8C"

	titleShape = `<p:sp><p:nvSpPr><p:cNvPr id="2" name="title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr>` +
		`<p:spPr><a:xfrm><a:off x="609600" y="457200"/><a:ext cx="10972800" cy="990600"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>`

	master = `<p:sldMaster` + spaces + `><p:cSld><p:bg><p:bgPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>` + group + titleShape + `</p:spTree></p:cSld>` +
		`<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>` +
		`<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst>` +
		`<p:txStyles><p:titleStyle><a:lvl1pPr algn="l"><a:defRPr sz="3200" b="1"><a:latin typeface="+mj-lt"/></a:defRPr></a:lvl1pPr></p:titleStyle>` +
		`<p:bodyStyle><a:lvl1pPr><a:defRPr sz="2000"/></a:lvl1pPr></p:bodyStyle><p:otherStyle><a:lvl1pPr><a:defRPr sz="1800"/></a:lvl1pPr></p:otherStyle></p:txStyles></p:sldMaster>`

	layout = `<p:sldLayout` + spaces + ` type="titleOnly"><p:cSld name="one idea"><p:spTree>` + group + titleShape + `</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`

	font  = `<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>`
	plain = `<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>`
	edge  = `<a:ln w="9525">` + plain + `</a:ln>`
	none  = `<a:effectStyle><a:effectLst/></a:effectStyle>`

	theme = `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Serendip"><a:themeElements><a:clrScheme name="Serendip">` +
		`<a:dk1><a:srgbClr val="1A1A1A"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="4A4A4A"/></a:dk2><a:lt2><a:srgbClr val="F2F2F0"/></a:lt2>` +
		`<a:accent1><a:srgbClr val="005A8C"/></a:accent1><a:accent2><a:srgbClr val="00664A"/></a:accent2><a:accent3><a:srgbClr val="7A5400"/></a:accent3>` +
		`<a:accent4><a:srgbClr val="8A3D6B"/></a:accent4><a:accent5><a:srgbClr val="9C4500"/></a:accent5><a:accent6><a:srgbClr val="0072B2"/></a:accent6>` +
		`<a:hlink><a:srgbClr val="005A8C"/></a:hlink><a:folHlink><a:srgbClr val="8A3D6B"/></a:folHlink></a:clrScheme>` +
		`<a:fontScheme name="Serendip"><a:majorFont>` + font + `</a:majorFont><a:minorFont>` + font + `</a:minorFont></a:fontScheme>` +
		`<a:fmtScheme name="Serendip"><a:fillStyleLst>` + plain + plain + plain + `</a:fillStyleLst><a:lnStyleLst>` + edge + edge + edge + `</a:lnStyleLst>` +
		`<a:effectStyleLst>` + none + none + none + `</a:effectStyleLst><a:bgFillStyleLst>` + plain + plain + plain + `</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`
)
