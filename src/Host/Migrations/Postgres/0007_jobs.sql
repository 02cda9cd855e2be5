-- Work in the background: jobs, schedules, and the PDFs that are printed as jobs.
CREATE TABLE jobs_job (
    id uuid NOT NULL,
    kind text COLLATE "C" NOT NULL,
    payload text COLLATE "C",
    subject uuid,
    state text NOT NULL,
    due bigint,
    token bigint NOT NULL,
    holder text COLLATE "C",
    attempts integer NOT NULL,
    error text COLLATE "C",
    waits_for text COLLATE "C",
    progress_done bigint NOT NULL,
    progress_of bigint NOT NULL,
    cancel_asked boolean NOT NULL,
    made_at bigint NOT NULL,
    at bigint NOT NULL,
    settled_on date,
    CONSTRAINT "PK_jobs_job" PRIMARY KEY (id)
);

CREATE TABLE jobs_schedule (
    name text COLLATE "C" NOT NULL,
    timetable text COLLATE "C" NOT NULL,
    next bigint,
    last bigint,
    last_job uuid,
    CONSTRAINT "PK_jobs_schedule" PRIMARY KEY (name)
);

CREATE TABLE pdf_print (
    id uuid NOT NULL,
    page text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    owner uuid NOT NULL,
    language text COLLATE "C" NOT NULL,
    content bytea NOT NULL,
    job uuid NOT NULL,
    asked_at bigint NOT NULL,
    file uuid,
    CONSTRAINT "PK_pdf_print" PRIMARY KEY (id)
);

CREATE INDEX jobs_job_due ON jobs_job (due, kind);

CREATE INDEX jobs_job_settled ON jobs_job (settled_on, state);

CREATE INDEX jobs_job_state ON jobs_job (state, at);

CREATE INDEX pdf_print_page ON pdf_print (owner, page, key);
