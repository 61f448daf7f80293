import { useEffect, useRef } from "preact/hooks";
import type { SourceError } from "../source/source-error.js";
import { Icon } from "./icons.js";

interface NoticeProps {
  readonly error: SourceError | undefined;
  /** The button that solves it. */
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

/** Shows an error where it belongs, and reads it to screen readers. */
export function Notice({ error, action }: NoticeProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error !== undefined) box.current?.scrollIntoView({ block: "nearest" });
  }, [error]);
  return (
    <div role="alert" ref={box}>
      {error && (
        <div class="notice" data-code={error.code}>
          <Icon name="warning" />
          <p>{error.message}</p>
          {action && (
            <button type="button" class="button small" onClick={action.run}>
              {action.label}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
