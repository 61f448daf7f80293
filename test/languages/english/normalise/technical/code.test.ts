import { expect, test } from "vitest";
import { said } from "../../../../text/support/said.js";

test.each([
  ["C++ is fast", "c plus plus is fast"],
  ["in C#.", "in c sharp"],
  ["F# and .NET", "f sharp and dot net"],
  ["ASP.NET", "a s p dot net"],
  ["Node.js and Vue.js", "node j s and vue j s"],
  ["call getUserName()", "call get user name"],
  ["the userId field", "the user i d field"],
  ["my_var is set", "my underscore var is set"],
  ["MAX_VALUE", "max underscore value"],
  ["foo() returns", "foo returns"],
  ["user.name is set", "user dot name is set"],
  ["numpy.array", "numpy dot array"],
  ["use --no-cache here", "use dash dash no cache here"],
  ["my-component", "my component"],
  ["the iPhone and iPad", "the iphone and ipad"],
  ["JavaScript and GitHub", "javascript and git hub"],
  ["McDonald met MacArthur", "mcdonald met macarthur"],
  ["it was _emphasised_ text", "it was emphasised text"],
  ["parseHTMLString", "parse h t m l string"],
])("%s is read as %s", (written, expected) => expect(said(written)).toBe(expected));
