// The words of waiting and failing.
import type { Words } from "../language/language";

const en = {
  loading: "Asking the node…",
  unreachable: "The node did not answer. Check that it is running, then try again.",
  noAnswer: "Something else than the node answered. Check the address, then try again.",
  technical: "What the node said",
  retry: "Try again",
  more: "Show more",
  shown: (shown: string, all: string) => `${shown} of ${all}`,
};

export const words: Words<typeof en> = {
  en,
  fr: {
    loading: "Le nœud est interrogé…",
    unreachable: "Le nœud n’a pas répondu. Vérifiez qu’il est en marche, puis réessayez.",
    noAnswer: "Ce n’est pas le nœud qui a répondu. Vérifiez l’adresse, puis réessayez.",
    technical: "Ce que dit le nœud",
    retry: "Réessayer",
    more: "En montrer plus",
    shown: (shown, all) => `${shown} sur ${all}`,
  },
  nl: {
    loading: "Het knooppunt wordt bevraagd…",
    unreachable: "Het knooppunt antwoordde niet. Ga na of het draait en probeer opnieuw.",
    noAnswer: "Iets anders dan het knooppunt antwoordde. Controleer het adres en probeer opnieuw.",
    technical: "Wat het knooppunt zei",
    retry: "Probeer opnieuw",
    more: "Toon meer",
    shown: (shown, all) => `${shown} van ${all}`,
  },
};
