import { expect, test } from "vitest";
import { said } from "../../../../text/support/said.js";

test.each([
  [
    "https://www.example.com/docs/page?x=1#top",
    "w w w dot example dot com slash docs slash page question mark x equals one hash top",
  ],
  ["ceo@example.com or tv@example.org", "c e o at example dot com or t v at example dot org"],
  ["See https://example.com.", "see example dot com"],
  ["(http://example.org/a)", "example dot org slash a"],
  ["Go to www.example.com, please", "go to w w w dot example dot com please"],
  ["visit example.com/docs/ now", "visit example dot com slash docs now"],
  ["“example.net” is it", "example dot net is it"],
  ["bbc.co.uk is British", "b b c dot co dot u k is british"],
  ["github.com/user/repo", "git hub dot com slash user slash repo"],
  ["on openai.io or x.ai", "on openai dot i o or x dot a i"],
  ["bit.ly/abc", "bit dot l y slash a b c"],
  ["localhost:3000", "localhost colon three thousand"],
  ["http://localhost:8080/api", "localhost colon eighty eighty slash a p i"],
  ["https://example.com/my-page_1.html", "example dot com slash my dash page underscore one dot h t m l"],
  ["ftp://files.example.com/a.zip", "files dot example dot com slash a dot zip"],
  ["Mail john.smith@example.com.", "mail john dot smith at example dot com"],
  ["<me@example.org>", "me at example dot org"],
  ["jane_doe42@mail.co.uk!", "jane underscore doe forty two at mail dot co dot u k"],
  ["info+news@my-site.de", "info plus news at my dash site dot d e"],
  ["mailto:a.b@c.org", "a dot b at c dot org"],
  [
    "https://blog.example.com/2024/05/post",
    "blog dot example dot com slash twenty twenty four slash zero five slash post",
  ],
  ["It ended. It began.", "it ended it began"],
  ["the end.No space", "the end no space"],
])("%s is read as %s", (written, expected) => expect(said(written)).toBe(expected));
