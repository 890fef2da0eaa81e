// A typed id begins with its record's type: civic_space_event_… is of a CivicSpaceEvent. So the type is known even of a record
// that is gone.
import { RECORDS } from "../language/vocabulary.records";

export type RecordType = keyof typeof RECORDS.RecordType;

const isRecordType = (type: string): type is RecordType => Object.hasOwn(RECORDS.RecordType, type);

export function typeOfId(id: string): RecordType | undefined {
  const type = id
    .split("_")
    .slice(0, -1)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join("");
  return isRecordType(type) ? type : undefined;
}
