using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Tests.Syntax;

public sealed class SchemaPlaceholderTests
{
    private static readonly SchemaPlaceholder Placeholder = new("tenant_schema");

    [TestCase("SELECT 1", "SELECT 1")]
    [TestCase("CREATE TABLE tenant_schema.users (id int)", "CREATE TABLE acme.users (id int)")]
    [TestCase("CREATE TABLE Tenant_Schema.users (id int)", "CREATE TABLE acme.users (id int)")]
    [TestCase("CREATE TABLE \"tenant_schema\".\"Users\" (id int)", "CREATE TABLE acme.\"Users\" (id int)")]
    [TestCase("SELECT \"Tenant_Schema\".f()", "SELECT \"Tenant_Schema\".f()", Description = "another name")]
    [TestCase("SELECT tenant_schema_2.f(), my_tenant_schema.f()", "SELECT tenant_schema_2.f(), my_tenant_schema.f()")]
    [TestCase("SELECT 1 -- of tenant_schema", "SELECT 1 -- of tenant_schema", Description = "comments are not sent anywhere")]
    [TestCase("SELECT 'tenant_schema.users'::regclass", "SELECT 'acme.users'::regclass")]
    [TestCase("SELECT 'TENANT_SCHEMA.users'::regclass", "SELECT 'acme.users'::regclass")]
    [TestCase("SELECT '\"tenant_schema\".\"Users\"'::regclass", "SELECT '\"acme\".\"Users\"'::regclass")]
    [TestCase("SELECT '\"TENANT_SCHEMA\".x'", "SELECT '\"TENANT_SCHEMA\".x'")]
    [TestCase("SELECT 'tenant_schema', 'my_tenant_schema', 'tenant_schema2', 'ätenant_schema'", "SELECT 'acme', 'my_tenant_schema', 'tenant_schema2', 'ätenant_schema'")]
    [TestCase("SELECT 'it''s tenant_schema''s'", "SELECT 'it''s acme''s'")]
    [TestCase(@"SELECT E'\ntenant_schema.x \\ntenant_schema'", @"SELECT E'\nacme.x \\ntenant_schema'")]
    [TestCase("SELECT E'tenant_schema'", "SELECT E'acme'")]
    [TestCase("DO $$tenant_schema.f()$$", "DO $$acme.f()$$")]
    [TestCase("DO $a$ EXECUTE $b$tenant_schema.f()$b$; $a$", "DO $a$ EXECUTE $b$acme.f()$b$; $a$")]
    [TestCase("DO $tenant_schema$ x $tenant_schema$", "DO $acme$ x $acme$")]
    [TestCase("SELECT format('tenant_schema.%I', $1)", "SELECT format('acme.%I', $1)")]
    public void The_word_is_replaced_where_it_is_a_name_and_in_all_that_is_quoted(string sql, string expected) =>
        Assert.That(Placeholder.Replace(sql, "acme"), Is.EqualTo(expected));

    [TestCase("CREATE SCHEMA tenant_schema")]
    [TestCase("create schema if not exists TENANT_SCHEMA")]
    [TestCase("DROP SCHEMA IF EXISTS tenant_schema CASCADE")]
    [TestCase("COMMENT ON SCHEMA tenant_schema IS 'x'")]
    [TestCase("GRANT USAGE ON SCHEMA other, tenant_schema TO app")]
    [TestCase("ALTER DEFAULT PRIVILEGES IN SCHEMA tenant_schema GRANT SELECT ON TABLES TO app")]
    [TestCase("ALTER TABLE other.t SET SCHEMA tenant_schema")]
    [TestCase("SET search_path = tenant_schema, public")]
    [TestCase("SET LOCAL search_path TO public, 'x', tenant_schema")]
    [TestCase("CREATE FUNCTION tenant_schema.f() RETURNS int LANGUAGE sql SET search_path = pg_catalog, tenant_schema AS 'SELECT 1'")]
    [TestCase("SELECT tenant_schema . users . id FROM tenant_schema.users")]
    [TestCase("SELECT 'a column tenant_schema'")]
    [TestCase("SELECT 1 /* the column tenant_schema */")]
    public void A_schema_is_no_misuse(string sql) => Assert.That(Placeholder.FindMisuse(sql), Is.Null);

    [TestCase("CREATE TABLE tenant_schema.t (tenant_schema text)", 30)]
    [TestCase("CREATE TABLE tenant_schema.tenant_schema (id int)", 27)]
    [TestCase("CREATE TABLE tenant_schema (id int)", 13)]
    [TestCase("SELECT schema, tenant_schema FROM tenant_schema.t", 15)]
    [TestCase("SELECT \"tenant_schema\" FROM tenant_schema.t", 7)]
    [TestCase("GRANT tenant_schema TO app", 6)]
    [TestCase("ALTER SCHEMA old RENAME TO tenant_schema", 27)]
    [TestCase("CREATE SCHEMA AUTHORIZATION tenant_schema", 28)]
    [TestCase("SET role TO tenant_schema", 12)]
    public void Anything_else_is_one(string sql, int place) => Assert.That(Placeholder.FindMisuse(sql)?.Start, Is.EqualTo(place));

    [TestCase("acme", null)]
    [TestCase("_1", null)]
    [TestCase("data", null, Description = "unreserved")]
    [TestCase("", "is empty")]
    [TestCase("a\"; DROP SCHEMA x", "has other characters than a to z, 0 to 9 and _, or begins with a digit")]
    [TestCase("Acme", "has other characters than a to z, 0 to 9 and _, or begins with a digit")]
    [TestCase("müller", "has other characters than a to z, 0 to 9 and _, or begins with a digit")]
    [TestCase("a$b", "has other characters than a to z, 0 to 9 and _, or begins with a digit")]
    [TestCase("1a", "has other characters than a to z, 0 to 9 and _, or begins with a digit")]
    [TestCase("pg_x", "is one of PostgreSQL's own")]
    [TestCase("information_schema", "is one of PostgreSQL's own")]
    [TestCase("order", "is a key word of SQL")]
    [TestCase("left", "is a key word of SQL")]
    [TestCase("loop", "is a key word of SQL", Description = "of PL/pgSQL")]
    [TestCase("a23456789012345678901234567890123456789012345678901234567890123", null, Description = "63 bytes")]
    [TestCase("a234567890123456789012345678901234567890123456789012345678901234", "has more than 63 bytes")]
    public void Names_mean_themselves_with_quotes_and_without(string name, string? fault) => Assert.That(SchemaPlaceholder.FaultOf(name), Is.EqualTo(fault));
}
