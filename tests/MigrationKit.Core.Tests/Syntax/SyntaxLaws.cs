using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Tests.Syntax;

// The arguments come from FsCheck, which the analyzer does not know.
#pragma warning disable NUnit1027

public sealed class SyntaxLaws
{
    private const int Many = 2000;

    [Law(Many)]
    public bool Tokens_joined_are_any_text(NonNull<string> text) => JoinedTokens(text.Get) == text.Get;

    [Law(Many, Arbitrary = [typeof(SqlFragments)])]
    public bool Tokens_joined_are_any_nasty_text(NastySql sql) => JoinedTokens(sql.Text) == sql.Text;

    [Law(Many)]
    public bool Statements_joined_are_any_script(NonNull<string> script) => JoinedStatements(script.Get) == script.Get;

    [Law(Many, Arbitrary = [typeof(SqlFragments)])]
    public bool Statements_joined_are_any_nasty_script(NastySql sql) => JoinedStatements(sql.Text) == sql.Text;

    [Law(Many, Arbitrary = [typeof(SqlFragments)])]
    public bool A_script_that_is_read_through_a_window_has_the_same_statements(NastySql sql, PositiveInt window) =>
        new StatementReader(new StringReader(sql.Text), window.Get).Read().SequenceEqual(StatementSplitter.Split(sql.Text));

    [Law(Many, Arbitrary = [typeof(SqlFragments)])]
    public bool A_text_in_pieces_has_the_checksum_of_the_whole(NastySql[] texts) =>
        Checksum.OfText(";\r", texts.Select(static text => text.Text))
            == Checksum.OfText(string.Join(";\r", texts.Select(static text => text.Text)))
        && texts.All(static text => Checksum.OfText(new StringReader(text.Text)) == Checksum.OfText(text.Text));

    [Law(Many, Arbitrary = [typeof(SqlFragments)])]
    public bool A_text_that_is_hashed_through_a_window_has_the_checksum_of_the_whole(NastySql[] texts, PositiveInt window)
    {
        using var hash = new TextHash(window.Get);
        foreach (var text in texts)
        {
            hash.Append(text.Text);
            hash.Append(new StringReader(text.Text));
        }

        var whole = string.Concat(texts.Select(static text => text.Text + text.Text));
        return Convert.ToHexStringLower(hash.Finish()) == Checksum.OfText(whole)["sha256:".Length..];
    }

    // What starts with a backslash or a byte order mark in the middle of a script is no SQL, but at the start of a text it has a meaning.
    [Law(Many, Arbitrary = [typeof(SqlFragments)])]
    public bool A_statement_that_was_cut_out_is_not_cut_again(NastySql sql) =>
        StatementSplitter.Split(sql.Text)
            .Where(statement => statement.Sql.Length > 0 && statement.Sql[0] is not ('\\' or '\uFEFF') && !statement.IsCopyFromStdin)
            .All(statement => StatementSplitter.Split(statement.Sql).Count == 1);

    [Law(Many, Arbitrary = [typeof(SqlFragments)])]
    public bool What_is_sent_stands_in_the_script_where_it_says(NastySql sql) =>
        StatementSplitter.Split(sql.Text).All(statement =>
            sql.Text.AsSpan(statement.Start + statement.LeadingTrivia.Length).StartsWith(statement.Sql, StringComparison.Ordinal));

    [Law(Many, Arbitrary = [typeof(SqlFragments)])]
    public bool Rewriting_nothing_gives_the_same_text(NastySql sql) =>
        SqlExpressionRewriter.Rewrite(sql.Text, static (parts, _) => parts) == sql.Text
        && SqlExpressionRewriter.Rewrite(sql.Text, static (_, _) => null) == sql.Text;

    [Law(Many)]
    public bool A_quoted_name_is_read_back(NonNull<string> name) => SqlIdentifier.Unquote(SqlIdentifier.Quote(name.Get)) == name.Get;

    [Law(Many)]
    public bool A_quoted_name_is_one_token(NonNull<string> name)
    {
        var quoted = SqlIdentifier.Quote(name.Get);
        return SqlLexer.Tokenize(quoted) is [{ IsIdentifier: true }];
    }

    [Law(Many)]
    public bool A_literal_is_one_token(NonNull<string> value)
    {
        var literal = SqlIdentifier.Literal(value.Get);
        return SqlLexer.Tokenize(literal) is [{ Kind: SqlTokenKind.String or SqlTokenKind.EscapeString }];
    }

    [Law(Many)]
    public Property A_name_always_fits_and_stays_the_same() => Prop.ForAll(LongName(), static name =>
    {
        var cut = SqlIdentifier.Truncate(name);
        return SqlIdentifier.ByteLength(cut) <= SqlIdentifier.MaxByteLength
            && SqlIdentifier.Truncate(name) == cut
            && SqlIdentifier.Truncate(cut) == cut
            && new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(cut).Length > 0;
    });

    [Law(Many)]
    public Property Different_names_stay_different() => Prop.ForAll(LongName(), LongName(), static (a, b) =>
        a == b || SqlIdentifier.Truncate(new string('p', 60) + a) != SqlIdentifier.Truncate(new string('p', 60) + b));

    private static Arbitrary<string> LongName() =>
        Gen.Elements("a", "B", "_", "ü", "€", "\U0001F600", " ").NonEmptyListOf().Select(pieces => string.Concat(pieces)).ToArbitrary();

    private static string JoinedTokens(string sql) => string.Concat(SqlLexer.Tokenize(sql).Select(token => token.Text(sql)));

    private static string JoinedStatements(string sql) => string.Concat(StatementSplitter.Split(sql).Select(statement => statement.Text));
}
