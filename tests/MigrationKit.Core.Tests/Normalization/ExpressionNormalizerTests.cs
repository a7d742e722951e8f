using MigrationKit.Core.Normalization;

namespace MigrationKit.Core.Tests.Normalization;

internal sealed class ExpressionNormalizerTests
{
    [TestCase("  now() ", "now()")]
    [TestCase("a\r\n  + b", "a\n  + b")]
    public void Text_is_kept_but_for_what_an_editor_adds(string written, string expected) =>
        Assert.That(ExpressionNormalizer.Normalize(written), Is.EqualTo(expected));

    [TestCase("(a + b)", "a + b")]
    [TestCase(" ((lower(a))) ", "lower(a)")]
    [TestCase("(a) + (b)", "(a) + (b)")]
    [TestCase("(a || ')')", "a || ')'")]
    [TestCase("(a", "(a")]
    [TestCase("()", "")]
    [TestCase("", "")]
    public void Only_parentheses_around_all_of_it_go(string written, string expected) =>
        Assert.That(ExpressionNormalizer.WithoutParentheses(written), Is.EqualTo(expected));
}
