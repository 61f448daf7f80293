import type { BrowserContext, Page } from "playwright-core";

/** Runs in each page before its scripts: measures all sound on its way to the speakers. */
const METER = `
  const meters = [];
  const connect = AudioNode.prototype.connect;
  AudioNode.prototype.connect = function (target, ...rest) {
    if (target instanceof AudioDestinationNode) {
      const meter = new AnalyserNode(this.context, { fftSize: 32768 });
      meters.push(meter);
      connect.call(this, meter);
    }
    return connect.call(this, target, ...rest);
  };
  const isOpen = ({ context }) => context.state !== "closed";
  globalThis.soundLevel = () => Math.max(0, ...meters.filter(isOpen).map((meter) => {
    const samples = new Float32Array(meter.fftSize);
    meter.getFloatTimeDomainData(samples);
    return samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  }));`;

/** Makes the pages of a context measure their sound, so that {@link soundLevel} can return it. */
export function measureSound(context: BrowserContext): Promise<unknown> {
  return context.addInitScript(METER);
}

/** Returns the largest sample of the last second that a page has given to the speakers: 0 in silence, 1 at full scale. */
export function soundLevel(page: Page): Promise<number> {
  return page.evaluate("soundLevel()");
}
