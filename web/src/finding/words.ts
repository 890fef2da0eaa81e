// The words of search boxes.
import { counted } from "../language/formats";
import type { Words } from "../language/language";

const en = {
  nothing: (text: string) => `Nothing is called “${text}”.`,
  suggestions: (count: number) => counted(count, "en", "suggestion", "suggestions"),
};

export const words: Words<typeof en> = {
  en,
  fr: {
    nothing: (text) => `Rien ne s’appelle « ${text} ».`,
    suggestions: (count) => counted(count, "fr", "suggestion", "suggestions"),
  },
  nl: {
    nothing: (text) => `Niets heet “${text}”.`,
    suggestions: (count) => counted(count, "nl", "suggestie", "suggesties"),
  },
};
