using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Tests.Syntax;

/// <summary>Names of arguments that some server takes for key words.</summary>
public sealed class RoutineHeaderTests
{
    [TestCase("(json json)", "(\"json\" json)")]
    [TestCase("(a integer, json text DEFAULT 'json'::text, OUT json_value json)", "(a integer, \"json\" text DEFAULT 'json'::text, OUT \"json_value\" json)")]
    [TestCase("(VARIADIC json text[])", "(VARIADIC \"json\" text[])")]
    [TestCase("()\n RETURNS TABLE(id integer, json json)\n LANGUAGE sql", "()\n RETURNS TABLE(id integer, \"json\" json)\n LANGUAGE sql")]
    [TestCase("(json, text)", "(json, text)")]
    [TestCase("(json DEFAULT NULL::json)", "(json DEFAULT NULL::json)")]
    [TestCase("(double precision, timestamp with time zone, character varying)", "(double precision, timestamp with time zone, character varying)")]
    [TestCase("(\"json\" json, name text)", "(\"json\" json, name text)")]
    [TestCase("()\n RETURNS json\n AS $$ json json $$", "()\n RETURNS json\n AS $$ json json $$")]
    public void Names_of_arguments_are_quoted_where_some_server_wants_it(string definition, string expected) =>
        Assert.That(RoutineHeader.WithQuotedNames(definition), Is.EqualTo(expected));
}
