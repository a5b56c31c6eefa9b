"""Check a report page against WCAG with axe-core in headless Chromium: axe.py REPORT.html AXE.min.js

axe.min.js comes with `npm pack axe-core`. The page's own policy lets no script run, so a copy without it is checked.
Ends with 1 when a rule is violated.
"""
import pathlib, re, subprocess, sys, tempfile

page = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")
axe = pathlib.Path(sys.argv[2]).read_text(encoding="utf-8").replace("</script", "<\\/script")
page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
report = 'axe.run().then(r=>{document.body.textContent="AXE "+r.violations.length+" "+r.violations.map(v=>v.id+": "+v.help).join("; ")+" PASSES "+r.passes.length})'
page = page.replace("</body>", f"<script>{axe}</script><script>{report}</script></body>")
with tempfile.TemporaryDirectory() as folder:
    copy = pathlib.Path(folder, "page.html")
    copy.write_text(page, encoding="utf-8")
    dom = subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000", "--dump-dom", copy.as_uri()],
                         capture_output=True, text=True, timeout=120).stdout
found = re.search(r"AXE (\d+)(.*?)PASSES (\d+)", dom, re.S)
print(found.group(0) if found else "axe did not answer")
sys.exit(0 if found and found.group(1) == "0" and int(found.group(3)) > 20 else 1)
