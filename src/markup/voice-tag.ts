/**
 * The tag of a voice, whose name is not Markdown: the shares of a mix, as in `[voice:af_heart*0.6+am_adam*0.4]`, are no
 * emphasis. A name with a backtick or `<` may hold the end of a code span, or HTML.
 */
export const VOICE_TAG: RegExp = /\[voice: {0,9}[^\s[\]`<]{1,200} {0,9}\]/;
