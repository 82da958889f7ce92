import { SESSION_IDLE_MS } from "../events/session.ts";
import { isTimeZone } from "./local-day.ts";

const MS_PER_MINUTE = 60_000;
/** What a deployment may ask for: three seconds are a trial's, and a trail is personal data that is not kept for days. */
const IDLE_MINUTES_MIN = 0.05;
const IDLE_MINUTES_MAX = 240;

/** When one session ends and the next begins. */
export interface SessionRules {
  /** A pause of this long ends a session, in milliseconds. */
  readonly idleMs: number;
  /** IANA time zone at whose midnight a session ends; `null` for none. */
  readonly midnightZone: string | null;
  /** Whether coming back by another campaign begins a session. */
  readonly campaignCuts: boolean;
}

export const DEFAULT_SESSION_RULES: SessionRules = {
  idleMs: SESSION_IDLE_MS,
  midnightZone: null,
  campaignCuts: false,
};

/** The deployment's variables that say it. */
export interface SessionSettings {
  /** Minutes without an event that end a session, up to 240; 30 where it is left out. */
  readonly SESSION_IDLE_MINUTES?: string;
  /** The shop's IANA time zone, where its midnight is to end sessions. */
  readonly SESSION_MIDNIGHT_ZONE?: string;
  /** `true` where another campaign is to begin a session. */
  readonly SESSION_CAMPAIGN_CUTS?: string;
}

/** Reads the settings; what is missing or mistyped is the default. */
export function parseSessionRules(settings: SessionSettings): SessionRules {
  const minutes = Number(settings.SESSION_IDLE_MINUTES ?? "");
  const zone = settings.SESSION_MIDNIGHT_ZONE?.trim() ?? "";
  return {
    idleMs: minutes >= IDLE_MINUTES_MIN && minutes <= IDLE_MINUTES_MAX ? minutes * MS_PER_MINUTE : SESSION_IDLE_MS,
    midnightZone: zone !== "" && isTimeZone(zone) ? zone : null,
    campaignCuts: settings.SESSION_CAMPAIGN_CUTS?.trim() === "true",
  };
}
