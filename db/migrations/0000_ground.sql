CREATE EXTENSION IF NOT EXISTS postgis;--> statement-breakpoint
CREATE TABLE "follow" (
	"person_id" uuid NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_key" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "follow_person_id_subject_kind_subject_key_pk" PRIMARY KEY("person_id","subject_kind","subject_key")
);
--> statement-breakpoint
-- Counters may be forgotten in a crash, so that counting does not wait for the disk.
CREATE UNLOGGED TABLE "limit_counter" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer NOT NULL,
	"resets_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"person_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"role" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "membership_person_id_organisation_id_pk" PRIMARY KEY("person_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "office" (
	"code" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" jsonb NOT NULL,
	"groups" jsonb NOT NULL,
	"address" text,
	"phone" text,
	"hours" jsonb,
	"active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "office_ward" (
	"office_code" text NOT NULL,
	"ward_code" text NOT NULL,
	CONSTRAINT "office_ward_office_code_ward_code_pk" PRIMARY KEY("office_code","ward_code")
);
--> statement-breakpoint
CREATE TABLE "organisation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" jsonb NOT NULL,
	"kind" text NOT NULL,
	"about" text DEFAULT '' NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "organisation_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "permission_grant" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"permission" text NOT NULL,
	"ward_code" text,
	"office_code" text,
	"granted_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"display_name" text NOT NULL,
	"locale" text NOT NULL,
	"session_version" integer DEFAULT 1 NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "person_email" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"address" text NOT NULL,
	"verified_at" timestamp with time zone NOT NULL,
	CONSTRAINT "person_email_address_unique" UNIQUE("address")
);
--> statement-breakpoint
CREATE TABLE "sign_in_code" (
	"id" uuid PRIMARY KEY NOT NULL,
	"address" text NOT NULL,
	"code_hash" text NOT NULL,
	"tries_left" integer NOT NULL,
	"report_id" uuid,
	"locale" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "journal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"name" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"is_public" boolean NOT NULL,
	"data" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reaction" (
	"entry_id" uuid NOT NULL,
	"name" text NOT NULL,
	"run_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"error" text,
	"dead_at" timestamp with time zone,
	CONSTRAINT "reaction_entry_id_name_pk" PRIMARY KEY("entry_id","name")
);
--> statement-breakpoint
CREATE TABLE "map_cell" (
	"level" smallint NOT NULL,
	"month" integer NOT NULL,
	"tile_x" integer NOT NULL,
	"tile_y" integer NOT NULL,
	"x" integer NOT NULL,
	"y" integer NOT NULL,
	"ward_code" text NOT NULL,
	"n" integer NOT NULL,
	"sum_lng_e6" bigint NOT NULL,
	"sum_lat_e6" bigint NOT NULL,
	"counts" integer[] NOT NULL,
	CONSTRAINT "map_cell_level_month_tile_x_tile_y_x_y_ward_code_pk" PRIMARY KEY("level","month","tile_x","tile_y","x","y","ward_code")
);
--> statement-breakpoint
CREATE TABLE "map_delta" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"lng_e6" integer NOT NULL,
	"lat_e6" integer NOT NULL,
	"ward_code" text NOT NULL,
	"month" integer NOT NULL,
	"category_number" smallint NOT NULL,
	"group_number" smallint NOT NULL,
	"amount" smallint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "draft" (
	"token_hash" text NOT NULL,
	"form_id" uuid NOT NULL,
	"fields" jsonb NOT NULL,
	"problems" jsonb NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "draft_token_hash_form_id_pk" PRIMARY KEY("token_hash","form_id")
);
--> statement-breakpoint
CREATE TABLE "photo" (
	"id" uuid PRIMARY KEY NOT NULL,
	"storage_key" text NOT NULL,
	"report_id" uuid,
	"draft_hash" text,
	"form_id" uuid,
	"position" integer DEFAULT 0 NOT NULL,
	"alt" text DEFAULT '' NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"colour" text NOT NULL,
	"sizes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"shown" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "loaded_data" (
	"name" text PRIMARY KEY NOT NULL,
	"stamp" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "place_name" (
	"id" serial PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"detail" text DEFAULT '' NOT NULL,
	"ward_code" text,
	"place" geometry(Point,4326) NOT NULL,
	"folded" text NOT NULL,
	"grams" "tsvector" NOT NULL,
	"rank" integer NOT NULL,
	"from_data_folder" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "town" (
	"id" serial PRIMARY KEY NOT NULL,
	"ward_code" text NOT NULL,
	"name" text NOT NULL,
	"base_name" text NOT NULL,
	"place" geometry(Point,4326) NOT NULL,
	"outline" geometry(MultiPolygon,4326)
);
--> statement-breakpoint
CREATE TABLE "ward" (
	"code" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" jsonb NOT NULL,
	"kana" text NOT NULL,
	"outline" geometry(MultiPolygon,4326) NOT NULL,
	CONSTRAINT "ward_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "category" (
	"code" text PRIMARY KEY NOT NULL,
	"number" smallint NOT NULL,
	"group_code" text NOT NULL,
	"kind" text NOT NULL,
	"name" jsonb NOT NULL,
	"guidance" jsonb NOT NULL,
	"questions" jsonb NOT NULL,
	"keeper" text NOT NULL,
	"publication_rule" text NOT NULL,
	"first_answer_working_days" integer,
	"phone_first" boolean NOT NULL,
	"keywords" jsonb NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "category_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "category_group" (
	"code" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "comment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"report_id" uuid NOT NULL,
	"author_id" uuid,
	"office_code" text,
	"body" text NOT NULL,
	"lang" text NOT NULL,
	"visibility" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "publication_rule" (
	"category_code" text NOT NULL,
	"ward_code" text NOT NULL,
	"rule" text NOT NULL,
	CONSTRAINT "publication_rule_category_code_ward_code_pk" PRIMARY KEY("category_code","ward_code")
);
--> statement-breakpoint
CREATE TABLE "report" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"kind" text NOT NULL,
	"category_code" text NOT NULL,
	"ward_code" text NOT NULL,
	"town_name" text,
	"place" geometry(Point,4326) NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"lang" text NOT NULL,
	"answers" jsonb NOT NULL,
	"status" text NOT NULL,
	"state_group" text NOT NULL,
	"visibility" text NOT NULL,
	"publication_rule" text NOT NULL,
	"photos_in_open_data" boolean NOT NULL,
	"unnamed" boolean NOT NULL,
	"reporter_id" uuid,
	"office_code" text,
	"answer_due_on" date,
	"work_due_on" date,
	"answered_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"duplicate_of" uuid,
	"support_count" integer DEFAULT 0 NOT NULL,
	"comment_count" integer DEFAULT 0 NOT NULL,
	"photo_count" smallint DEFAULT 0 NOT NULL,
	"consent_version" text NOT NULL,
	"seen_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone,
	"updated_at" timestamp with time zone NOT NULL,
	"reminded_at" timestamp with time zone,
	CONSTRAINT "report_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "report_contact" (
	"report_id" uuid PRIMARY KEY NOT NULL,
	"address" text NOT NULL,
	"locale" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report_search" (
	"report_id" uuid PRIMARY KEY NOT NULL,
	"grams" "tsvector" NOT NULL,
	"folded" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "support" (
	"report_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "support_report_id_person_id_pk" PRIMARY KEY("report_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "follow" ADD CONSTRAINT "follow_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office_ward" ADD CONSTRAINT "office_ward_office_code_office_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."office"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "permission_grant" ADD CONSTRAINT "permission_grant_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_email" ADD CONSTRAINT "person_email_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "town" ADD CONSTRAINT "town_ward_code_ward_code_fk" FOREIGN KEY ("ward_code") REFERENCES "public"."ward"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "category" ADD CONSTRAINT "category_group_code_category_group_code_fk" FOREIGN KEY ("group_code") REFERENCES "public"."category_group"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication_rule" ADD CONSTRAINT "publication_rule_category_code_category_code_fk" FOREIGN KEY ("category_code") REFERENCES "public"."category"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_reporter_id_person_id_fk" FOREIGN KEY ("reporter_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_contact" ADD CONSTRAINT "report_contact_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_search" ADD CONSTRAINT "report_search_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "follow_subject" ON "follow" USING btree ("subject_kind","subject_key");--> statement-breakpoint
CREATE INDEX "limit_counter_resets" ON "limit_counter" USING btree ("resets_at");--> statement-breakpoint
CREATE INDEX "office_ward_ward" ON "office_ward" USING btree ("ward_code");--> statement-breakpoint
CREATE INDEX "permission_grant_person" ON "permission_grant" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sign_in_code_expires" ON "sign_in_code" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "journal_subject" ON "journal" USING btree ("subject_id","at");--> statement-breakpoint
CREATE INDEX "reaction_run" ON "reaction" USING btree ("run_at");--> statement-breakpoint
CREATE INDEX "draft_updated" ON "draft" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "photo_report" ON "photo" USING btree ("report_id","position");--> statement-breakpoint
CREATE INDEX "photo_key" ON "photo" USING btree ("storage_key");--> statement-breakpoint
CREATE INDEX "photo_draft" ON "photo" USING btree ("draft_hash");--> statement-breakpoint
CREATE INDEX "place_name_grams" ON "place_name" USING gin ("grams");--> statement-breakpoint
CREATE INDEX "place_name_place" ON "place_name" USING gist ("place");--> statement-breakpoint
CREATE UNIQUE INDEX "town_ward_name" ON "town" USING btree ("ward_code","name");--> statement-breakpoint
CREATE INDEX "town_place" ON "town" USING gist ("place");--> statement-breakpoint
CREATE INDEX "town_outline" ON "town" USING gist ("outline");--> statement-breakpoint
CREATE INDEX "comment_report" ON "comment" USING btree ("report_id","created_at");--> statement-breakpoint
CREATE INDEX "report_newest" ON "report" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE visibility = 'public';--> statement-breakpoint
CREATE INDEX "report_ward" ON "report" USING btree ("ward_code","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE visibility = 'public';--> statement-breakpoint
CREATE INDEX "report_category" ON "report" USING btree ("category_code","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE visibility = 'public';--> statement-breakpoint
CREATE INDEX "report_ward_category" ON "report" USING btree ("ward_code","category_code","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE visibility = 'public';--> statement-breakpoint
CREATE INDEX "report_state" ON "report" USING btree ("state_group","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE visibility = 'public';--> statement-breakpoint
CREATE INDEX "report_category_state" ON "report" USING btree ("category_code","state_group","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE visibility = 'public';--> statement-breakpoint
CREATE INDEX "report_ward_state" ON "report" USING btree ("ward_code","state_group","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE visibility = 'public';--> statement-breakpoint
CREATE INDEX "report_place" ON "report" USING gist ("place") WHERE visibility = 'public';--> statement-breakpoint
CREATE INDEX "report_reporter" ON "report" USING btree ("reporter_id","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "report_unconfirmed" ON "report" USING btree ("created_at") WHERE visibility = 'unconfirmed';--> statement-breakpoint
CREATE INDEX "report_waiting" ON "report" USING btree ("ward_code","created_at") WHERE visibility = 'waiting';--> statement-breakpoint
CREATE INDEX "report_search_grams" ON "report_search" USING gin ("grams");--> statement-breakpoint
CREATE INDEX "support_person" ON "support" USING btree ("person_id");