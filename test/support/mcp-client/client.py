"""Calls the tools of an MCP server over stdio, and prints the answers as JSON.

python client.py CALLS COMMAND [ARGUMENT ...]

CALLS is a JSON array of pairs: the name of a tool, and its arguments.
"""

import asyncio
import json
import os
import sys

from mcp import ClientSession, StdioServerParameters, stdio_client


async def main() -> None:
    calls = json.loads(sys.argv[1])
    server = StdioServerParameters(command=sys.argv[2], args=sys.argv[3:], env=dict(os.environ))
    progress: list[float] = []

    async def on_progress(done: float, total: float | None, message: str | None) -> None:
        progress.append(done)

    async with stdio_client(server) as streams, ClientSession(*streams) as session:
        await session.initialize()
        tools = [tool.name for tool in (await session.list_tools()).tools]
        answers = [await session.call_tool(name, arguments, progress_callback=on_progress) for name, arguments in calls]
    dumped = [answer.model_dump(mode="json", by_alias=True) for answer in answers]
    print(json.dumps({"tools": tools, "answers": dumped, "progress": progress}))


asyncio.run(main())
