import { isActive } from "../../state/playback.js";
import { loadUpdate, putUpdateOff, updateIsReady } from "../../state/update.js";
import "./update-offer.css";

/** Offers a new build of the page, when nothing is being spoken. */
export function UpdateOffer() {
  return (
    <div role="status">
      {updateIsReady.value && !isActive.value && (
        <div class="update-offer">
          <p>A new version of this page is ready.</p>
          <button type="button" class="button small primary" onClick={loadUpdate}>
            Load it
          </button>
          <button type="button" class="button small quiet" onClick={putUpdateOff}>
            Later
          </button>
        </div>
      )}
    </div>
  );
}
