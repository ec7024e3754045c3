CREATE SCHEMA "platform";
--> statement-breakpoint
CREATE SCHEMA "policy";
--> statement-breakpoint
CREATE TABLE "platform"."installation" (
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"is_demonstration" boolean NOT NULL,
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	CONSTRAINT "installation_only_one" CHECK ("platform"."installation"."only")
);
--> statement-breakpoint
CREATE TABLE "policy"."loaded_version" (
	"id" text NOT NULL,
	"version" text NOT NULL,
	"digest" text NOT NULL,
	"first_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "loaded_version_id_version_digest_pk" PRIMARY KEY("id","version","digest")
);
