-- Printed by `npm run schema`. Do not edit.

CREATE TABLE access_key (
  id uuid NOT NULL,
  prefix text NOT NULL,
  digest bytea NOT NULL,
  name text NOT NULL,
  role text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  expires_at timestamp with time zone NOT NULL,
  revoked_at timestamp with time zone,
  CONSTRAINT access_key_prefix_key UNIQUE (prefix),
  CONSTRAINT access_key_pkey PRIMARY KEY (id),
  CONSTRAINT access_key_digest_check CHECK (length(digest) = 32),
  CONSTRAINT access_key_name_check CHECK (length(name) >= 1 AND length(name) <= 200),
  CONSTRAINT access_key_role_check CHECK (role = ANY (ARRAY['READER'::text, 'CONTRIBUTOR'::text, 'CURATOR'::text, 'ADMIN'::text]))
);

CREATE TABLE actor (
  id uuid NOT NULL,
  origin text NOT NULL,
  visibility text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  disputed boolean NOT NULL DEFAULT false,
  created_at timestamp with time zone NOT NULL DEFAULT recorded_now(),
  updated_at timestamp with time zone NOT NULL DEFAULT recorded_now(),
  slug text NOT NULL,
  kind text NOT NULL,
  names jsonb NOT NULL,
  sort_name text NOT NULL,
  description jsonb NOT NULL DEFAULT '{}'::jsonb,
  sector_state double precision,
  sector_economy double precision,
  sector_civil_society double precision,
  triangle_vertex text,
  jurisdiction text,
  public_role jsonb,
  website text,
  existence text,
  existence_possibly daterange NOT NULL DEFAULT '(,)'::daterange,
  existence_certainly daterange NOT NULL DEFAULT '(,)'::daterange,
  made_by uuid DEFAULT current_commit(),
  CONSTRAINT actor_slug_unique EXCLUDE USING btree (slug WITH =, (visibility = 'PRIVATE'::text) WITH =) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT actor_pkey PRIMARY KEY (id),
  CONSTRAINT actor_person_has_public_role CHECK (kind <> 'PERSON'::text OR public_role IS NOT NULL),
  CONSTRAINT actor_sector_civil_society_check CHECK (sector_civil_society >= 0::double precision AND sector_civil_society <= 1::double precision),
  CONSTRAINT actor_sector_economy_check CHECK (sector_economy >= 0::double precision AND sector_economy <= 1::double precision),
  CONSTRAINT actor_sector_state_check CHECK (sector_state >= 0::double precision AND sector_state <= 1::double precision),
  CONSTRAINT actor_sector_sums_to_one CHECK (num_nulls(sector_state, sector_economy, sector_civil_society) = 3 OR num_nulls(sector_state, sector_economy, sector_civil_society) = 0 AND abs(sector_state + sector_economy + sector_civil_society - 1::double precision) < 0.000001::double precision),
  CONSTRAINT actor_slug_check CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text AND length(slug) <= 120),
  CONSTRAINT actor_triangle_vertex_check CHECK (triangle_vertex = ANY (ARRAY['STATE'::text, 'ECONOMY'::text, 'CIVIL_SOCIETY'::text])),
  CONSTRAINT actor_version_check CHECK (version >= 1),
  CONSTRAINT actor_visibility_check CHECK (visibility = ANY (ARRAY['PUBLIC'::text, 'NODE'::text, 'PRIVATE'::text]))
);
CREATE INDEX actor_jurisdiction ON actor USING btree (jurisdiction);
CREATE INDEX actor_sort ON actor USING btree (sort_name, id);

CREATE TABLE actor_identifier (
  actor_id uuid NOT NULL,
  scheme text NOT NULL,
  value text NOT NULL,
  updated_at timestamp with time zone NOT NULL DEFAULT recorded_now(),
  made_by uuid DEFAULT current_commit(),
  visibility text NOT NULL,
  CONSTRAINT actor_identifier_unique EXCLUDE USING btree (scheme WITH =, value WITH =, (visibility = 'PRIVATE'::text) WITH =) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT actor_identifier_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES actor(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT actor_identifier_visibility_check CHECK (visibility = ANY (ARRAY['PUBLIC'::text, 'NODE'::text, 'PRIVATE'::text]))
);
CREATE INDEX actor_identifier_actor ON actor_identifier USING btree (actor_id);
CREATE INDEX actor_identifier_value ON actor_identifier USING btree (value);

CREATE TABLE civic_space_event (
  id uuid NOT NULL,
  origin text NOT NULL,
  visibility text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  disputed boolean NOT NULL DEFAULT false,
  created_at timestamp with time zone NOT NULL DEFAULT recorded_now(),
  updated_at timestamp with time zone NOT NULL DEFAULT recorded_now(),
  kind text NOT NULL,
  target_id uuid NOT NULL,
  perpetrator_id uuid,
  jurisdiction text,
  occurred text,
  occurred_possibly daterange NOT NULL DEFAULT '(,)'::daterange,
  occurred_certainly daterange NOT NULL DEFAULT 'empty'::daterange,
  description jsonb NOT NULL DEFAULT '{}'::jsonb,
  made_by uuid DEFAULT current_commit(),
  CONSTRAINT civic_space_event_pkey PRIMARY KEY (id),
  CONSTRAINT civic_space_event_perpetrator_id_fkey FOREIGN KEY (perpetrator_id) REFERENCES actor(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT civic_space_event_target_id_fkey FOREIGN KEY (target_id) REFERENCES actor(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT civic_space_event_version_check CHECK (version >= 1),
  CONSTRAINT civic_space_event_visibility_check CHECK (visibility = ANY (ARRAY['PUBLIC'::text, 'NODE'::text, 'PRIVATE'::text]))
);
CREATE INDEX civic_space_event_jurisdiction ON civic_space_event USING btree (jurisdiction);
CREATE INDEX civic_space_event_perpetrator ON civic_space_event USING btree (perpetrator_id);
CREATE INDEX civic_space_event_target ON civic_space_event USING btree (target_id);

CREATE TABLE claim (
  id uuid NOT NULL,
  origin text NOT NULL,
  visibility text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  disputed boolean NOT NULL DEFAULT false,
  created_at timestamp with time zone NOT NULL DEFAULT recorded_now(),
  updated_at timestamp with time zone NOT NULL DEFAULT recorded_now(),
  excerpt_id uuid NOT NULL,
  speaker_id uuid,
  speaker_name text,
  kind text NOT NULL,
  status text NOT NULL,
  asserted text,
  asserted_possibly daterange NOT NULL DEFAULT '(,)'::daterange,
  asserted_certainly daterange NOT NULL DEFAULT 'empty'::daterange,
  about_id uuid,
  about_type text,
  cause text,
  effect text,
  note text,
  made_by uuid DEFAULT current_commit(),
  CONSTRAINT claim_pkey PRIMARY KEY (id),
  CONSTRAINT claim_about_id_about_type_fkey FOREIGN KEY (about_id, about_type) REFERENCES record(id, type) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT claim_excerpt_id_fkey FOREIGN KEY (excerpt_id) REFERENCES excerpt(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT claim_speaker_id_fkey FOREIGN KEY (speaker_id) REFERENCES actor(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT claim_about_has_type CHECK ((about_id IS NULL) = (about_type IS NULL)),
  CONSTRAINT claim_status_check CHECK (status = ANY (ARRAY['ATTRIBUTED'::text, 'CORROBORATED'::text, 'DISPUTED'::text, 'REFUTED'::text])),
  CONSTRAINT claim_version_check CHECK (version >= 1),
  CONSTRAINT claim_visibility_check CHECK (visibility = ANY (ARRAY['PUBLIC'::text, 'NODE'::text, 'PRIVATE'::text]))
);
CREATE INDEX claim_about ON claim USING btree (about_id);
CREATE INDEX claim_excerpt ON claim USING btree (excerpt_id);
CREATE INDEX claim_speaker ON claim USING btree (speaker_id);

CREATE TABLE claim_derivation (
  claim_id uuid NOT NULL,
  premise_id uuid NOT NULL,
  "position" integer NOT NULL,
  updated_at timestamp with time zone NOT NULL DEFAULT recorded_now(),
  made_by uuid DEFAULT current_commit(),
  CONSTRAINT claim_derivation_pkey PRIMARY KEY (claim_id, premise_id),
  CONSTRAINT claim_derivation_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES claim(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT claim_derivation_premise_id_fkey FOREIGN KEY (premise_id) REFERENCES claim(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX claim_derivation_premise ON claim_derivation USING btree (premise_id);

CREATE TABLE country_rating (
  id uuid NOT NULL,
  origin text NOT NULL,
  visibility text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  disputed boolean NOT NULL DEFAULT false,
  created_at timestamp with time zone NOT NULL DEFAULT recorded_now(),
  updated_at timestamp with time zone NOT NULL DEFAULT recorded_now(),
  jurisdiction text NOT NULL,
  scheme text NOT NULL,
  value text NOT NULL,
  score double precision,
  scale_min double precision,
  scale_max double precision,
  freer_end text,
  period text,
  period_possibly daterange NOT NULL DEFAULT '(,)'::daterange,
  period_certainly daterange NOT NULL DEFAULT 'empty'::daterange,
  source_id uuid NOT NULL,
  note text,
  made_by uuid DEFAULT current_commit(),
  CONSTRAINT country_rating_pkey PRIMARY KEY (id),
  CONSTRAINT country_rating_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT country_rating_freer_end_check CHECK (freer_end = ANY (ARRAY['LOWEST'::text, 'HIGHEST'::text])),
  CONSTRAINT country_rating_is_dated CHECK (period IS NOT NULL),
  CONSTRAINT country_rating_scale_is_whole CHECK ((num_nulls(scale_min, scale_max, freer_end) = ANY (ARRAY[0, 3])) AND scale_min < scale_max),
  CONSTRAINT country_rating_score_on_scale CHECK (score IS NULL OR scale_min IS NOT NULL AND score >= scale_min AND score <= scale_max),
  CONSTRAINT country_rating_version_check CHECK (version >= 1),
  CONSTRAINT country_rating_visibility_check CHECK (visibility = ANY (ARRAY['PUBLIC'::text, 'NODE'::text, 'PRIVATE'::text]))
);
CREATE INDEX country_rating_jurisdiction ON country_rating USING btree (jurisdiction, scheme);
CREATE INDEX country_rating_source ON country_rating USING btree (source_id);

CREATE TABLE dataset (
  name text NOT NULL,
  title text NOT NULL,
  licence text,
  attribution text,
  CONSTRAINT dataset_pkey PRIMARY KEY (name)
);

CREATE TABLE erased_record (
  id uuid NOT NULL,
  visibility text NOT NULL,
  CONSTRAINT erased_record_pkey PRIMARY KEY (id),
  CONSTRAINT erased_record_visibility_check CHECK (visibility = ANY (ARRAY['PUBLIC'::text, 'NODE'::text, 'PRIVATE'::text]))
);

CREATE TABLE evidence (
  id uuid NOT NULL,
  origin text NOT NULL,
  visibility text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  disputed boolean NOT NULL DEFAULT false,
  created_at timestamp with time zone NOT NULL DEFAULT recorded_now(),
  updated_at timestamp with time zone NOT NULL DEFAULT recorded_now(),
  subject_id uuid NOT NULL,
  subject_type text NOT NULL,
  excerpt_id uuid NOT NULL,
  relation text NOT NULL,
  grade text,
  basis text NOT NULL,
  aspect text,
  note text,
  made_by uuid DEFAULT current_commit(),
  CONSTRAINT evidence_pkey PRIMARY KEY (id),
  CONSTRAINT evidence_excerpt_id_fkey FOREIGN KEY (excerpt_id) REFERENCES excerpt(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT evidence_subject_id_subject_type_fkey FOREIGN KEY (subject_id, subject_type) REFERENCES record(id, type) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT evidence_basis_check CHECK (basis = ANY (ARRAY['STATED'::text, 'INFERRED'::text])),
  CONSTRAINT evidence_grade_check CHECK (grade = ANY (ARRAY['STRAW_IN_THE_WIND'::text, 'HOOP'::text, 'SMOKING_GUN'::text, 'DOUBLY_DECISIVE'::text])),
  CONSTRAINT evidence_relation_check CHECK (relation = ANY (ARRAY['SUPPORTS'::text, 'CONTESTS'::text])),
  CONSTRAINT evidence_version_check CHECK (version >= 1),
  CONSTRAINT evidence_visibility_check CHECK (visibility = ANY (ARRAY['PUBLIC'::text, 'NODE'::text, 'PRIVATE'::text]))
);
CREATE INDEX evidence_excerpt ON evidence USING btree (excerpt_id);
CREATE INDEX evidence_subject ON evidence USING btree (subject_id);

CREATE TABLE excerpt (
  id uuid NOT NULL,
  origin text NOT NULL,
  visibility text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  disputed boolean NOT NULL DEFAULT false,
  created_at timestamp with time zone NOT NULL DEFAULT recorded_now(),
  updated_at timestamp with time zone NOT NULL DEFAULT recorded_now(),
  source_id uuid NOT NULL,
  page text,
  quote text,
  lang text,
  note text,
  made_by uuid DEFAULT current_commit(),
  CONSTRAINT excerpt_pkey PRIMARY KEY (id),
  CONSTRAINT excerpt_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT excerpt_check CHECK (quote IS NOT NULL OR note IS NOT NULL),
  CONSTRAINT excerpt_version_check CHECK (version >= 1),
  CONSTRAINT excerpt_visibility_check CHECK (visibility = ANY (ARRAY['PUBLIC'::text, 'NODE'::text, 'PRIVATE'::text]))
);
CREATE INDEX excerpt_source ON excerpt USING btree (source_id);

CREATE TABLE identity_judgement (
  id uuid NOT NULL,
  origin text NOT NULL,
  visibility text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  disputed boolean NOT NULL DEFAULT false,
  created_at timestamp with time zone NOT NULL DEFAULT recorded_now(),
  updated_at timestamp with time zone NOT NULL DEFAULT recorded_now(),
  one_id uuid NOT NULL,
  other_id uuid NOT NULL,
  verdict text NOT NULL,
  basis text NOT NULL,
  score double precision,
  note text,
  made_by uuid DEFAULT current_commit(),
  CONSTRAINT identity_judgement_pair_unique EXCLUDE USING btree (LEAST(one_id, other_id) WITH =, GREATEST(one_id, other_id) WITH =) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT identity_judgement_pkey PRIMARY KEY (id),
  CONSTRAINT identity_judgement_score_check CHECK (score >= 0::double precision AND score <= 1::double precision),
  CONSTRAINT identity_judgement_verdict_check CHECK (verdict = ANY (ARRAY['SAME'::text, 'DIFFERENT'::text, 'UNSURE'::text])),
  CONSTRAINT identity_judgement_version_check CHECK (version >= 1),
  CONSTRAINT identity_judgement_visibility_check CHECK (visibility = ANY (ARRAY['PUBLIC'::text, 'NODE'::text, 'PRIVATE'::text]))
);
CREATE INDEX identity_judgement_one ON identity_judgement USING btree (one_id);
CREATE INDEX identity_judgement_other ON identity_judgement USING btree (other_id);

CREATE TABLE involvement (
  id uuid NOT NULL,
  origin text NOT NULL,
  visibility text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  disputed boolean NOT NULL DEFAULT false,
  created_at timestamp with time zone NOT NULL DEFAULT recorded_now(),
  updated_at timestamp with time zone NOT NULL DEFAULT recorded_now(),
  actor_id uuid NOT NULL,
  policy_id uuid NOT NULL,
  reform_id uuid,
  role text NOT NULL,
  stance text NOT NULL,
  intensity double precision,
  confidence double precision NOT NULL DEFAULT 1,
  stage text,
  valid text,
  valid_possibly daterange NOT NULL DEFAULT '(,)'::daterange,
  valid_certainly daterange NOT NULL DEFAULT '(,)'::daterange,
  note text,
  made_by uuid DEFAULT current_commit(),
  CONSTRAINT involvement_pkey PRIMARY KEY (id),
  CONSTRAINT involvement_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES actor(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT involvement_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policy(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT involvement_reform_of_policy FOREIGN KEY (reform_id, policy_id) REFERENCES reform(id, policy_id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT involvement_confidence_check CHECK (confidence >= 0::double precision AND confidence <= 1::double precision),
  CONSTRAINT involvement_intensity_check CHECK (intensity >= 0::double precision AND intensity <= 1::double precision),
  CONSTRAINT involvement_version_check CHECK (version >= 1),
  CONSTRAINT involvement_visibility_check CHECK (visibility = ANY (ARRAY['PUBLIC'::text, 'NODE'::text, 'PRIVATE'::text]))
);
CREATE INDEX involvement_actor ON involvement USING btree (actor_id);
CREATE INDEX involvement_policy ON involvement USING btree (policy_id);
CREATE INDEX involvement_reform ON involvement USING btree (reform_id);

CREATE TABLE ledger_commit (
  id uuid NOT NULL,
  number bigint NOT NULL,
  first_seq bigint NOT NULL,
  last_seq bigint NOT NULL,
  origin text NOT NULL,
  recorded_by text NOT NULL,
  dataset jsonb,
  began_at timestamp with time zone NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  root bytea NOT NULL,
  previous bytea NOT NULL,
  digest bytea NOT NULL,
  CONSTRAINT ledger_commit_first_seq_key UNIQUE (first_seq),
  CONSTRAINT ledger_commit_last_seq_key UNIQUE (last_seq),
  CONSTRAINT ledger_commit_number_key UNIQUE (number),
  CONSTRAINT ledger_commit_recorded_at_key UNIQUE (recorded_at),
  CONSTRAINT ledger_commit_pkey PRIMARY KEY (id),
  CONSTRAINT ledger_commit_check CHECK (first_seq <= last_seq)
);

CREATE TABLE ledger_entry (
  commit_id uuid NOT NULL,
  "position" integer NOT NULL,
  origin text NOT NULL,
  op text NOT NULL,
  subject_type text NOT NULL,
  subject_id uuid NOT NULL,
  version integer NOT NULL,
  payload jsonb,
  salt bytea,
  commitment bytea NOT NULL,
  erased_at timestamp with time zone,
  CONSTRAINT ledger_entry_pkey PRIMARY KEY (commit_id, "position"),
  CONSTRAINT ledger_entry_commit_id_fkey FOREIGN KEY (commit_id) REFERENCES ledger_commit(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ledger_entry_check CHECK ((payload IS NULL) = (erased_at IS NOT NULL) AND (salt IS NULL) = (payload IS NULL)),
  CONSTRAINT ledger_entry_op_check CHECK (op = ANY (ARRAY['ASSERT'::text, 'RETRACT'::text])),
  CONSTRAINT ledger_entry_position_check CHECK ("position" >= 1)
);
CREATE INDEX ledger_entry_subject ON ledger_entry USING btree (subject_id);

CREATE TABLE observation (
  id uuid NOT NULL,
  origin text NOT NULL,
  visibility text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  disputed boolean NOT NULL DEFAULT false,
  created_at timestamp with time zone NOT NULL DEFAULT recorded_now(),
  updated_at timestamp with time zone NOT NULL DEFAULT recorded_now(),
  title jsonb NOT NULL,
  sort_title text NOT NULL,
  value double precision NOT NULL,
  unit text NOT NULL,
  population jsonb NOT NULL DEFAULT '{}'::jsonb,
  period text,
  period_possibly daterange NOT NULL DEFAULT '(,)'::daterange,
  period_certainly daterange NOT NULL DEFAULT 'empty'::daterange,
  jurisdiction text,
  source_id uuid,
  excerpt_id uuid,
  consistency text,
  note jsonb NOT NULL DEFAULT '{}'::jsonb,
  made_by uuid DEFAULT current_commit(),
  CONSTRAINT observation_pkey PRIMARY KEY (id),
  CONSTRAINT observation_excerpt_id_fkey FOREIGN KEY (excerpt_id) REFERENCES excerpt(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT observation_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT observation_consistency_check CHECK (consistency = ANY (ARRAY['CONSISTENT'::text, 'INCONSISTENT_AS_STATED'::text])),
  CONSTRAINT observation_has_one_source CHECK (num_nonnulls(source_id, excerpt_id) = 1),
  CONSTRAINT observation_version_check CHECK (version >= 1),
  CONSTRAINT observation_visibility_check CHECK (visibility = ANY (ARRAY['PUBLIC'::text, 'NODE'::text, 'PRIVATE'::text]))
);
CREATE INDEX observation_excerpt ON observation USING btree (excerpt_id);
CREATE INDEX observation_sort ON observation USING btree (sort_title, id);
CREATE INDEX observation_source ON observation USING btree (source_id);

CREATE TABLE policy (
  id uuid NOT NULL,
  origin text NOT NULL,
  visibility text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  disputed boolean NOT NULL DEFAULT false,
  created_at timestamp with time zone NOT NULL DEFAULT recorded_now(),
  updated_at timestamp with time zone NOT NULL DEFAULT recorded_now(),
  slug text NOT NULL,
  kind text NOT NULL,
  title jsonb NOT NULL,
  sort_title text NOT NULL,
  description jsonb NOT NULL DEFAULT '{}'::jsonb,
  jurisdiction text,
  in_force text,
  in_force_possibly daterange NOT NULL DEFAULT '(,)'::daterange,
  in_force_certainly daterange NOT NULL DEFAULT '(,)'::daterange,
  arises_from_id uuid,
  replaces_id uuid,
  made_by uuid DEFAULT current_commit(),
  CONSTRAINT policy_slug_unique EXCLUDE USING btree (slug WITH =, (visibility = 'PRIVATE'::text) WITH =) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT policy_pkey PRIMARY KEY (id),
  CONSTRAINT policy_arises_from_reform FOREIGN KEY (arises_from_id) REFERENCES reform(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT policy_replaces_id_fkey FOREIGN KEY (replaces_id) REFERENCES policy(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT policy_slug_check CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text AND length(slug) <= 120),
  CONSTRAINT policy_version_check CHECK (version >= 1),
  CONSTRAINT policy_visibility_check CHECK (visibility = ANY (ARRAY['PUBLIC'::text, 'NODE'::text, 'PRIVATE'::text]))
);
CREATE INDEX policy_arises_from ON policy USING btree (arises_from_id);
CREATE INDEX policy_replaces ON policy USING btree (replaces_id);
CREATE INDEX policy_sort ON policy USING btree (sort_title, id);

CREATE TABLE policy_theme (
  policy_id uuid NOT NULL,
  theme_id uuid NOT NULL,
  updated_at timestamp with time zone NOT NULL DEFAULT recorded_now(),
  made_by uuid DEFAULT current_commit(),
  CONSTRAINT policy_theme_pkey PRIMARY KEY (policy_id, theme_id),
  CONSTRAINT policy_theme_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policy(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT policy_theme_theme_id_fkey FOREIGN KEY (theme_id) REFERENCES theme(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX policy_theme_theme ON policy_theme USING btree (theme_id);

CREATE TABLE record (
  id uuid NOT NULL,
  type text NOT NULL,
  version integer NOT NULL DEFAULT 0,
  created_at timestamp with time zone NOT NULL DEFAULT recorded_now(),
  merged_into uuid,
  redirect_id uuid,
  visibility text,
  merged_by uuid,
  CONSTRAINT record_id_type_key UNIQUE (id, type),
  CONSTRAINT record_pkey PRIMARY KEY (id),
  CONSTRAINT record_merged_by_fkey FOREIGN KEY (merged_by) REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT record_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT record_redirect_id_fkey FOREIGN KEY (redirect_id) REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT record_visibility_check CHECK (visibility = ANY (ARRAY['PUBLIC'::text, 'NODE'::text, 'PRIVATE'::text]))
);
CREATE INDEX record_merged_by ON record USING btree (merged_by) WHERE (merged_by IS NOT NULL);
CREATE INDEX record_merged_into ON record USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX record_redirect ON record USING btree (redirect_id) WHERE (redirect_id IS NOT NULL);
CREATE INDEX record_type ON record USING btree (type, id);

CREATE TABLE record_assertion (
  record_id uuid NOT NULL,
  origin text NOT NULL,
  payload jsonb NOT NULL,
  first_asserted_at timestamp with time zone NOT NULL,
  asserted_at timestamp with time zone NOT NULL,
  retracted boolean NOT NULL,
  dataset text,
  CONSTRAINT record_assertion_pkey PRIMARY KEY (record_id, origin),
  CONSTRAINT record_assertion_dataset_fkey FOREIGN KEY (dataset) REFERENCES dataset(name) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT record_assertion_record_id_fkey FOREIGN KEY (record_id) REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE record_shown_anew (
  commit_id uuid NOT NULL,
  subject_type text NOT NULL,
  subject_id uuid NOT NULL,
  CONSTRAINT record_shown_anew_commit_id_fkey FOREIGN KEY (commit_id) REFERENCES ledger_commit(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX record_shown_anew_commit ON record_shown_anew USING btree (commit_id);

CREATE TABLE reform (
  id uuid NOT NULL,
  origin text NOT NULL,
  visibility text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  disputed boolean NOT NULL DEFAULT false,
  created_at timestamp with time zone NOT NULL DEFAULT recorded_now(),
  updated_at timestamp with time zone NOT NULL DEFAULT recorded_now(),
  slug text NOT NULL,
  policy_id uuid NOT NULL,
  title jsonb NOT NULL,
  sort_title text NOT NULL,
  description jsonb NOT NULL DEFAULT '{}'::jsonb,
  instruments text[] NOT NULL DEFAULT '{}'::text[],
  stage text,
  outcome text NOT NULL,
  begun text,
  begun_possibly daterange NOT NULL DEFAULT '(,)'::daterange,
  begun_certainly daterange NOT NULL DEFAULT '(,)'::daterange,
  made_by uuid DEFAULT current_commit(),
  CONSTRAINT reform_slug_unique EXCLUDE USING btree (slug WITH =, (visibility = 'PRIVATE'::text) WITH =) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT reform_of_policy UNIQUE (id, policy_id),
  CONSTRAINT reform_pkey PRIMARY KEY (id),
  CONSTRAINT reform_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policy(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT reform_slug_check CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text AND length(slug) <= 120),
  CONSTRAINT reform_version_check CHECK (version >= 1),
  CONSTRAINT reform_visibility_check CHECK (visibility = ANY (ARRAY['PUBLIC'::text, 'NODE'::text, 'PRIVATE'::text]))
);
CREATE INDEX reform_policy ON reform USING btree (policy_id);
CREATE INDEX reform_sort ON reform USING btree (sort_title, id);

CREATE TABLE reform_stage (
  reform_id uuid NOT NULL,
  "position" integer NOT NULL,
  stage text NOT NULL,
  note text,
  occurred text,
  occurred_possibly daterange NOT NULL DEFAULT '(,)'::daterange,
  occurred_certainly daterange NOT NULL DEFAULT '(,)'::daterange,
  updated_at timestamp with time zone NOT NULL DEFAULT recorded_now(),
  made_by uuid DEFAULT current_commit(),
  CONSTRAINT reform_stage_pkey PRIMARY KEY (reform_id, "position"),
  CONSTRAINT reform_stage_reform_id_fkey FOREIGN KEY (reform_id) REFERENCES reform(id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE relationship (
  id uuid NOT NULL,
  origin text NOT NULL,
  visibility text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  disputed boolean NOT NULL DEFAULT false,
  created_at timestamp with time zone NOT NULL DEFAULT recorded_now(),
  updated_at timestamp with time zone NOT NULL DEFAULT recorded_now(),
  type text NOT NULL,
  source_id uuid NOT NULL,
  target_id uuid NOT NULL,
  valid text,
  valid_possibly daterange NOT NULL DEFAULT '(,)'::daterange,
  valid_certainly daterange NOT NULL DEFAULT '(,)'::daterange,
  role jsonb NOT NULL DEFAULT '{}'::jsonb,
  strength double precision,
  confidence double precision NOT NULL DEFAULT 1,
  amount numeric,
  currency text,
  note text,
  made_by uuid DEFAULT current_commit(),
  CONSTRAINT relationship_pkey PRIMARY KEY (id),
  CONSTRAINT relationship_source_id_fkey FOREIGN KEY (source_id) REFERENCES actor(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT relationship_target_id_fkey FOREIGN KEY (target_id) REFERENCES actor(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT relationship_amount_check CHECK (amount >= 0::numeric),
  CONSTRAINT relationship_amount_has_currency CHECK ((amount IS NULL) = (currency IS NULL)),
  CONSTRAINT relationship_confidence_check CHECK (confidence >= 0::double precision AND confidence <= 1::double precision),
  CONSTRAINT relationship_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
  CONSTRAINT relationship_no_self_tie CHECK (source_id <> target_id),
  CONSTRAINT relationship_strength_check CHECK (strength >= 0::double precision AND strength <= 1::double precision),
  CONSTRAINT relationship_version_check CHECK (version >= 1),
  CONSTRAINT relationship_visibility_check CHECK (visibility = ANY (ARRAY['PUBLIC'::text, 'NODE'::text, 'PRIVATE'::text]))
);
CREATE INDEX relationship_source ON relationship USING btree (source_id, type);
CREATE INDEX relationship_target ON relationship USING btree (target_id, type);

CREATE TABLE search_name (
  record_id uuid,
  record_type text NOT NULL,
  visibility text NOT NULL,
  value text NOT NULL,
  lang text,
  kind text NOT NULL,
  normal text NOT NULL,
  updated_at timestamp with time zone NOT NULL DEFAULT recorded_now(),
  made_by uuid DEFAULT current_commit(),
  CONSTRAINT search_name_record_id_fkey FOREIGN KEY (record_id) REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX search_name_record ON search_name USING btree (record_id);
CREATE INDEX search_name_trigrams ON search_name USING gin (normal gin_trgm_ops);

CREATE TABLE source (
  id uuid NOT NULL,
  origin text NOT NULL,
  visibility text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  disputed boolean NOT NULL DEFAULT false,
  created_at timestamp with time zone NOT NULL DEFAULT recorded_now(),
  updated_at timestamp with time zone NOT NULL DEFAULT recorded_now(),
  slug text NOT NULL,
  kind text NOT NULL,
  title text NOT NULL,
  lang text,
  container text,
  publisher text,
  credits jsonb NOT NULL DEFAULT '[]'::jsonb,
  published text,
  published_possibly daterange NOT NULL DEFAULT '(,)'::daterange,
  published_certainly daterange NOT NULL DEFAULT '(,)'::daterange,
  extent text,
  url text,
  licence text,
  note text,
  made_by uuid DEFAULT current_commit(),
  CONSTRAINT source_slug_unique EXCLUDE USING btree (slug WITH =, (visibility = 'PRIVATE'::text) WITH =) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT source_pkey PRIMARY KEY (id),
  CONSTRAINT source_slug_check CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text AND length(slug) <= 120),
  CONSTRAINT source_version_check CHECK (version >= 1),
  CONSTRAINT source_visibility_check CHECK (visibility = ANY (ARRAY['PUBLIC'::text, 'NODE'::text, 'PRIVATE'::text]))
);

CREATE TABLE submission (
  key_id uuid NOT NULL,
  client_mutation_id text NOT NULL,
  digest bytea NOT NULL,
  answer jsonb NOT NULL,
  submitted_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT submission_pkey PRIMARY KEY (key_id, client_mutation_id),
  CONSTRAINT submission_key_id_fkey FOREIGN KEY (key_id) REFERENCES access_key(id),
  CONSTRAINT submission_client_mutation_id_check CHECK (length(client_mutation_id) >= 1 AND length(client_mutation_id) <= 200)
);
CREATE INDEX submission_submitted ON submission USING btree (submitted_at);

CREATE TABLE theme (
  id uuid NOT NULL,
  origin text NOT NULL,
  visibility text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  disputed boolean NOT NULL DEFAULT false,
  created_at timestamp with time zone NOT NULL DEFAULT recorded_now(),
  updated_at timestamp with time zone NOT NULL DEFAULT recorded_now(),
  slug text NOT NULL,
  name jsonb NOT NULL,
  sort_name text NOT NULL,
  codes jsonb NOT NULL DEFAULT '[]'::jsonb,
  broader_id uuid,
  made_by uuid DEFAULT current_commit(),
  CONSTRAINT theme_slug_unique EXCLUDE USING btree (slug WITH =, (visibility = 'PRIVATE'::text) WITH =) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT theme_pkey PRIMARY KEY (id),
  CONSTRAINT theme_broader_id_fkey FOREIGN KEY (broader_id) REFERENCES theme(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT theme_slug_check CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text AND length(slug) <= 120),
  CONSTRAINT theme_version_check CHECK (version >= 1),
  CONSTRAINT theme_visibility_check CHECK (visibility = ANY (ARRAY['PUBLIC'::text, 'NODE'::text, 'PRIVATE'::text]))
);
CREATE INDEX theme_broader ON theme USING btree (broader_id);
