CREATE TYPE activity_kind AS ENUM ('call', 'email', 'meeting');
CREATE TYPE deal_stage AS ENUM ('qualification', 'proposal', 'negotiation', 'won', 'lost');
CREATE TYPE lead_status AS ENUM ('new', 'contacted', 'converted', 'lost');
CREATE TYPE user_role AS ENUM ('owner', 'admin', 'member');

CREATE TABLE org (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    created_at timestamptz NOT NULL DEFAULT now(),
    name varchar(120) NOT NULL,
    slug varchar(60) NOT NULL,
    settings jsonb NOT NULL DEFAULT '{}',
    CONSTRAINT pk_org PRIMARY KEY (id),
    CONSTRAINT uq_org_slug UNIQUE (slug)
);

CREATE TABLE "user" (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    created_at timestamptz NOT NULL DEFAULT now(),
    org_id uuid NOT NULL,
    email varchar(254) NOT NULL,
    display_name text NOT NULL,
    role user_role NOT NULL DEFAULT 'member',
    is_active boolean NOT NULL,
    last_seen_at timestamptz,
    CONSTRAINT pk_user PRIMARY KEY (id),
    CONSTRAINT uq_user_org_id_email UNIQUE (org_id, email),
    CONSTRAINT fk_user_org_org_id FOREIGN KEY (org_id) REFERENCES org ON DELETE CASCADE
);
COMMENT ON TABLE "user" IS 'People who log in';
CREATE INDEX ix_user_last_seen_at ON "user" (last_seen_at) WHERE last_seen_at IS NOT NULL;

CREATE TABLE saved_view (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    created_at timestamptz NOT NULL DEFAULT now(),
    org_id uuid NOT NULL,
    user_id uuid NOT NULL,
    entity varchar(40) NOT NULL,
    name text NOT NULL,
    filter jsonb NOT NULL,
    columns text[] NOT NULL DEFAULT '{}',
    CONSTRAINT pk_saved_view PRIMARY KEY (id),
    CONSTRAINT fk_saved_view_org_org_id FOREIGN KEY (org_id) REFERENCES org ON DELETE CASCADE,
    CONSTRAINT fk_saved_view_user_user_id FOREIGN KEY (user_id) REFERENCES "user" ON DELETE CASCADE
);
CREATE INDEX ix_saved_view_user_id_entity ON saved_view (user_id, entity);

CREATE TABLE notification (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    created_at timestamptz NOT NULL DEFAULT now(),
    org_id uuid NOT NULL,
    user_id uuid NOT NULL,
    text text NOT NULL,
    read_at timestamptz,
    CONSTRAINT pk_notification PRIMARY KEY (id),
    CONSTRAINT fk_notification_org_org_id FOREIGN KEY (org_id) REFERENCES org ON DELETE CASCADE,
    CONSTRAINT fk_notification_user_user_id FOREIGN KEY (user_id) REFERENCES "user" ON DELETE CASCADE
);
CREATE INDEX ix_notification_unread ON notification (user_id, created_at DESC) WHERE read_at IS NULL;

CREATE TABLE webhook (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    created_at timestamptz NOT NULL DEFAULT now(),
    org_id uuid NOT NULL,
    url text NOT NULL,
    secret bytea,
    events text[] NOT NULL,
    failures integer NOT NULL DEFAULT 0,
    CONSTRAINT pk_webhook PRIMARY KEY (id),
    CONSTRAINT ck_webhook_url CHECK (url LIKE 'https://%'),
    CONSTRAINT fk_webhook_org_org_id FOREIGN KEY (org_id) REFERENCES org ON DELETE CASCADE
);

CREATE TABLE company (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    created_at timestamptz NOT NULL DEFAULT now(),
    org_id uuid NOT NULL,
    name varchar(200) NOT NULL,
    domain text,
    parent_id uuid,
    owner_id uuid,
    tags text[] NOT NULL DEFAULT '{}',
    CONSTRAINT pk_company PRIMARY KEY (id),
    CONSTRAINT fk_company_org_org_id FOREIGN KEY (org_id) REFERENCES org ON DELETE CASCADE,
    CONSTRAINT fk_company_company_parent_id FOREIGN KEY (parent_id) REFERENCES company ON DELETE SET NULL,
    CONSTRAINT fk_company_user_owner_id FOREIGN KEY (owner_id) REFERENCES "user" ON DELETE SET NULL
);
CREATE INDEX ix_company_org_id_name ON company (org_id, lower(name));
CREATE INDEX ix_company_tags ON company USING gin (tags);

CREATE TABLE contact (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    created_at timestamptz NOT NULL DEFAULT now(),
    org_id uuid NOT NULL,
    company_id uuid,
    first_name text NOT NULL,
    last_name text NOT NULL,
    full_name text GENERATED ALWAYS AS (first_name || ' ' || last_name) STORED,
    email varchar(254),
    birthday date,
    CONSTRAINT pk_contact PRIMARY KEY (id),
    CONSTRAINT fk_contact_org_org_id FOREIGN KEY (org_id) REFERENCES org ON DELETE CASCADE,
    CONSTRAINT fk_contact_company_company_id FOREIGN KEY (company_id) REFERENCES company
);
CREATE INDEX ix_contact_company_id ON contact (company_id);

CREATE TABLE lead (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    created_at timestamptz NOT NULL DEFAULT now(),
    org_id uuid NOT NULL,
    contact_id uuid NOT NULL,
    source text NOT NULL,
    status lead_status NOT NULL DEFAULT 'new',
    score smallint,
    CONSTRAINT pk_lead PRIMARY KEY (id),
    CONSTRAINT fk_lead_org_org_id FOREIGN KEY (org_id) REFERENCES org ON DELETE CASCADE,
    CONSTRAINT fk_lead_contact_contact_id FOREIGN KEY (contact_id) REFERENCES contact ON DELETE CASCADE
);
CREATE INDEX ix_lead_org_id_status ON lead (org_id, status);

CREATE TABLE deal (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    created_at timestamptz NOT NULL DEFAULT now(),
    org_id uuid NOT NULL,
    company_id uuid NOT NULL,
    contact_id uuid,
    title text NOT NULL,
    amount numeric(12,2) NOT NULL,
    currency char(3) NOT NULL DEFAULT 'EUR',
    stage deal_stage NOT NULL DEFAULT 'qualification',
    closes_on date,
    CONSTRAINT pk_deal PRIMARY KEY (id),
    CONSTRAINT ck_deal_amount CHECK (amount >= 0),
    CONSTRAINT fk_deal_org_org_id FOREIGN KEY (org_id) REFERENCES org ON DELETE CASCADE,
    CONSTRAINT fk_deal_company_company_id FOREIGN KEY (company_id) REFERENCES company ON DELETE RESTRICT,
    CONSTRAINT fk_deal_contact_contact_id FOREIGN KEY (contact_id) REFERENCES contact ON DELETE SET NULL
);
CREATE INDEX ix_deal_org_id_stage_closes_on ON deal (org_id, stage, closes_on);

CREATE TABLE activity (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    created_at timestamptz NOT NULL DEFAULT now(),
    org_id uuid NOT NULL,
    deal_id uuid NOT NULL,
    user_id uuid,
    kind activity_kind NOT NULL,
    happened_at timestamptz NOT NULL,
    duration interval,
    CONSTRAINT pk_activity PRIMARY KEY (id),
    CONSTRAINT fk_activity_org_org_id FOREIGN KEY (org_id) REFERENCES org ON DELETE CASCADE,
    CONSTRAINT fk_activity_deal_deal_id FOREIGN KEY (deal_id) REFERENCES deal ON DELETE CASCADE,
    CONSTRAINT fk_activity_user_user_id FOREIGN KEY (user_id) REFERENCES "user" ON DELETE SET NULL
);
CREATE INDEX ix_activity_deal_id_happened_at ON activity (deal_id, happened_at DESC);

CREATE TABLE task (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    created_at timestamptz NOT NULL DEFAULT now(),
    org_id uuid NOT NULL,
    assignee_id uuid,
    deal_id uuid,
    title text NOT NULL,
    due_on date,
    done_at timestamptz,
    CONSTRAINT pk_task PRIMARY KEY (id),
    CONSTRAINT ck_task_done_at CHECK (done_at IS NULL OR done_at >= created_at),
    CONSTRAINT fk_task_org_org_id FOREIGN KEY (org_id) REFERENCES org ON DELETE CASCADE,
    CONSTRAINT fk_task_user_assignee_id FOREIGN KEY (assignee_id) REFERENCES "user" ON DELETE SET NULL,
    CONSTRAINT fk_task_deal_deal_id FOREIGN KEY (deal_id) REFERENCES deal ON DELETE CASCADE
);

CREATE TABLE note (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    created_at timestamptz NOT NULL DEFAULT now(),
    org_id uuid NOT NULL,
    contact_id uuid NOT NULL,
    author_id uuid,
    body text NOT NULL,
    CONSTRAINT pk_note PRIMARY KEY (id),
    CONSTRAINT fk_note_org_org_id FOREIGN KEY (org_id) REFERENCES org ON DELETE CASCADE,
    CONSTRAINT fk_note_contact_contact_id FOREIGN KEY (contact_id) REFERENCES contact ON DELETE CASCADE,
    CONSTRAINT fk_note_user_author_id FOREIGN KEY (author_id) REFERENCES "user" ON DELETE SET NULL
);

CREATE TABLE attachment (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    created_at timestamptz NOT NULL DEFAULT now(),
    org_id uuid NOT NULL,
    note_id uuid NOT NULL,
    file_name varchar(255) NOT NULL,
    size bigint NOT NULL,
    sha256 char(64) COLLATE "C" NOT NULL,
    CONSTRAINT pk_attachment PRIMARY KEY (id),
    CONSTRAINT fk_attachment_org_org_id FOREIGN KEY (org_id) REFERENCES org ON DELETE CASCADE,
    CONSTRAINT fk_attachment_note_note_id FOREIGN KEY (note_id) REFERENCES note ON DELETE CASCADE
);
CREATE INDEX ix_attachment_note_id ON attachment (note_id);
