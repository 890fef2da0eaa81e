// IATI's words beside ours, as data: what the codes of its lists OrganisationType and BudgetStatus mean. It reads nothing.
import type { ActorKind } from "../../actors/actor.kinds";

export const KIND_OF_ORGANISATION_TYPE: Readonly<Record<string, ActorKind>> = {
  10: "PUBLIC_ADMINISTRATION", // government: its ministries and agencies publish, hardly ever the government as a body
  11: "PUBLIC_BODY", // local government
  15: "PUBLIC_BODY", // other public sector
  21: "NGO", // international
  22: "NGO", // national
  23: "NGO", // regional
  24: "NGO", // of a partner country
  30: "OTHER_ORGANISATION", // public private partnership
  40: "INTERGOVERNMENTAL_ORGANISATION", // multilateral
  60: "FOUNDATION",
  70: "COMPANY", // private sector
  71: "COMPANY", // in the provider country
  72: "COMPANY", // in the recipient country
  73: "COMPANY", // in a third country
  80: "ACADEMIC_INSTITUTION", // academic, training and research
  90: "OTHER_ORGANISATION",
};

export const BUDGET_STATUS: Readonly<Record<string, string>> = { 1: "indicative", 2: "committed" };
