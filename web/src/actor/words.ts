// The words of the actor page: each language has a file of its own, since they are many.
import type { Words } from "../language/language";
import { en } from "./sentences.en";
import { fr } from "./sentences.fr";
import { nl } from "./sentences.nl";

export const words: Words<typeof en> = { en, fr, nl };
