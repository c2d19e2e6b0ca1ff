"""Reading lists as the programs export them, small and made up."""

from __future__ import annotations

import json
from typing import Final

from tests.factories import PARAGRAPHS

CRANE: Final = "https://quay.example/crane"
TIDE: Final = "https://www.harbour.example/tide?id=7"

POCKET_PAGE: Final = f"""<!DOCTYPE html>
<html>
	<!--So long and thanks for all the fish-->
	<head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8" /><title>Pocket Export</title></head>
	<body>
		<h1>Unread</h1>
		<ul>
			<li><a href="{CRANE}" time_added="1746518400" tags="harbour,crane accident">Crane &amp; boats</a></li>
			<li><a href="javascript:alert(1)" time_added="1746518400" tags="">Not a page</a></li>
		</ul>
		<h1>Read Archive</h1>
		<ul><li><a href="{TIDE}" time_added="1746604800" tags="">{TIDE}</a></li></ul>
	</body>
</html>
"""
POCKET_TABLE: Final = (
    "title,url,time_added,tags,status\r\n"
    f'"Crane, boats",{CRANE},1746518400,harbour|crane accident,unread\r\n'
    f"{TIDE},{TIDE},1746604800,,archive\r\n"
)
INSTAPAPER: Final = (
    "URL,Title,Selection,Folder,Timestamp,Tags\n"
    f'{CRANE},"Crane, boats","{PARAGRAPHS[2]}",Unread,1746518400,"[""harbour"", ""crane accident""]"\n'
    f"{TIDE},,,Archive,1746604800,[]\n"
)
READWISE: Final = (
    "Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,"
    "Document tags\n"
    f'"{PARAGRAPHS[2]}",Crane falls on boats,Jane Roe,,Who says so?,yellow,"quote,check me",order,3,'
    '2025-05-07 08:00:00+00:00,"harbour,crane accident"\n'
    f'"{PARAGRAPHS[3]}",Crane falls on boats,Jane Roe,,,,,order,4,2025-05-07 08:01:00+00:00,\n'
    '"Time and tide.",The Tide,John Doe,,,,,order,1,2025-05-07 08:02:00+00:00,\n'
)
READER: Final = (
    "Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen\n"
    f"\"Crane, boats\",{CRANE},01h,\"['harbour', 'crane accident']\",2025-05-06 08:00:00+00:00,0.5,new,True\n"
    f",{TIDE},01j,,2025-05-07 08:00:00+00:00,0,archive,False\n"
)
OMNIVORE: Final = json.dumps(
    [
        {
            "id": "1",
            "slug": "crane",
            "title": "Crane, boats",
            "description": "A crane fell.",
            "author": "Jane Roe",
            "url": CRANE,
            "state": "Active",
            "readingProgress": 12,
            "thumbnail": "",
            "labels": ["harbour", "crane accident"],
            "savedAt": "2025-05-07T08:00:00.000Z",
            "updatedAt": "2025-05-07T08:00:00.000Z",
            "publishedAt": "2025-05-06T08:00:00.000Z",
        },
        {"id": "2", "slug": "t", "title": "", "url": TIDE, "labels": [], "readingProgress": 0, "savedAt": "2025-05-07"},
    ],
    indent=2,
)
WALLABAG: Final = json.dumps(
    [
        {
            "is_archived": 0,
            "is_starred": 1,
            "tags": ["harbour", "crane accident"],
            "is_public": False,
            "id": 22,
            "title": "Crane, boats",
            "url": CRANE,
            "content": "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS),
            "created_at": "2025-05-07T10:00:00+02:00",
            "updated_at": "2025-05-07T10:00:00+02:00",
            "published_at": "2025-05-06T10:00:00+02:00",
            "published_by": ["Jane Roe"],
            "annotations": [
                {
                    "text": "Who says so?",
                    "quote": PARAGRAPHS[2],
                    "ranges": [{"start": "/p[3]", "startOffset": "0", "end": "/p[3]", "endOffset": "9"}],
                    "created_at": "2025-05-07T11:00:00+02:00",
                }
            ],
            "mimetype": "text/html",
            "language": "en",
            "reading_time": 2,
            "domain_name": "quay.example",
        },
        {"is_archived": 1, "is_starred": 0, "tags": [], "id": 23, "title": "", "url": TIDE, "annotations": []},
    ]
)
HYPOTHESIS: Final = json.dumps(
    {
        "total": 3,
        "rows": [
            {
                "id": "a",
                "created": "2025-05-07T08:00:00+00:00",
                "updated": "2025-05-07T08:00:00+00:00",
                "user": "acct:jane@hypothes.is",
                "group": "__world__",
                "uri": address,
                "text": "",
                "tags": tags,
                "document": {"title": [title]} if title else {},
                "target": [{"source": address, "selector": [{"type": "TextQuoteSelector", "exact": PARAGRAPHS[2]}]}],
            }
            for address, title, tags in (
                (CRANE, "Crane, boats", ["harbour"]),
                (TIDE, "", []),
                (CRANE, "Crane, boats", ["harbour", "crane accident"]),
            )
        ],
    }
)
RIS: Final = (
    "TY  - NEWS\r\nTI  - Crane,\r\nboats\r\nT2  - The Quay\r\nAU  - Roe, Jane\r\nDA  - 2025/05/06/\r\n"
    f"UR  - {CRANE}\r\nKW  - harbour\r\nKW  - crane accident\r\nER  - \r\n\r\n"
    "TY  - BOOK\r\nTI  - Without an address\r\nER  - \r\n\r\n"
    f"TY  - ELEC\r\nUR  - file:///etc/passwd; {TIDE}\r\nER  - \r\n"
)
CSL: Final = json.dumps(
    [
        {
            "id": "roe2025",
            "type": "article-newspaper",
            "title": "Crane, boats",
            "container-title": "The Quay",
            "URL": CRANE,
            "author": [{"family": "Roe", "given": "Jane"}],
            "issued": {"date-parts": [["2025", 5, 6]]},
            "keyword": "harbour, crane accident",
        },
        {"id": "b", "type": "book", "title": "Without an address"},
        {"id": "c", "type": "webpage", "URL": TIDE},
    ]
)

# What each is called as a file, its kind, and what it holds.
LISTS: Final = {
    "ril_export.html": ("Pocket's list", POCKET_PAGE),
    "part_000000.csv": ("Pocket's list", POCKET_TABLE),
    "instapaper.csv": ("Instapaper's list", INSTAPAPER),
    "readwise-reader.csv": ("Readwise Reader's list", READER),
    "metadata_0_to_20.json": ("Omnivore's list", OMNIVORE),
    "wallabag.json": ("wallabag's list", WALLABAG),
    "hypothesis.json": ("Hypothesis's annotations", HYPOTHESIS),
    "library.ris": ("a list of references", RIS),
    "library.json": ("a list of references", CSL),
}
