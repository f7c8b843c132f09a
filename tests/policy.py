"""What a page may not do: ask another host, run a script or style that is not the service's own."""

from __future__ import annotations

import re

from django.http import HttpResponse

#: Addresses of other hosts in whatever a browser fetches by itself; a link is followed by somebody.
FETCHED = re.compile(r'<(?!a\b)[a-z]+\b[^>]*\b(?:src|href|srcset|action|poster|data)="\s*(?:https?:)?//[^"]*"')
OWN_STYLE = re.compile(r"<style\b|\sstyle=", re.IGNORECASE)
HANDLER = re.compile(r"<[^>]*\son[a-z]+=", re.IGNORECASE)


def breaches(page: HttpResponse) -> list[str]:
    """Everything in a page of ours that breaks its own strict policy, or would need a looser one."""
    policy = page["Content-Security-Policy"]
    found = [f"no {part}" for part in ("default-src 'none'", "frame-ancestors 'none'") if part not in policy]
    found += [word for word in ("unsafe", "*", "https:", "http:") if word in policy]
    if not page["Content-Type"].startswith("text/html"):
        return found
    found += [pattern.pattern for pattern in (FETCHED, OWN_STYLE, HANDLER) if pattern.search(page.text)]
    nonce = re.search(r"'nonce-([^']+)'", policy)
    for script in re.findall(r"<script\b([^>]*)>", page.text):
        own = 'src="/static/' in script or (nonce and f'nonce="{nonce[1]}"' in script)
        found += [] if own else [script]
    return found
