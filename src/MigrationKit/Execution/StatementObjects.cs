namespace MigrationKit.Execution;

/// <summary>The objects that a statement makes, changes or drops, by their names without schemas: a wrong guess only makes somebody wait.</summary>
internal sealed class StatementObjects
{
    private static readonly string[] Kinds =
        ["table", "index", "view", "sequence", "type", "domain", "function", "procedure", "schema", "trigger", "policy"];

    private static readonly string[] OnTable = ["index", "trigger", "policy"];

    /// <summary>Words after which comes another relation, constraint or index that the statement is about.</summary>
    private static readonly string[] Introducing = ["constraint", "index", "partition", "inherit", "inherits"];

    private readonly StatementWords _words;
    private readonly HashSet<string> _names;

    private StatementObjects(StatementWords words, HashSet<string> names) => (_words, _names) = (words, names);

    /// <returns>False when it cannot be told.</returns>
    /// <param name="sql">One statement.</param>
    /// <param name="names">Gets the names.</param>
    public static bool TryAdd(string sql, HashSet<string> names)
    {
        return new StatementObjects(new StatementWords(sql), names).TryRead();
    }

    private bool TryRead() =>
        _words.Accept("set") || _words.Accept("reset")
        || (_words.Accept("create") && OfCreate())
        || (_words.Accept("alter") && OfChange())
        || (_words.Accept("drop") && OfChange())
        || (_words.Accept("comment", "on") && OfComment())
        || ((_words.Accept("grant") || _words.Accept("revoke")) && OfRights())
        || (_words.Accept("insert", "into") && Main())
        || (_words.Accept("update") && Main())
        || (_words.Accept("delete", "from") && Main());

    private bool OfCreate()
    {
        _words.Accept("or", "replace");
        _words.Accept("unlogged");
        _words.Accept("unique");
        return OfChange();
    }

    private bool OfChange()
    {
        _words.Accept("materialized");
        var kind = Array.Find(Kinds, kind => _words.Accept(kind));
        if (kind is null)
        {
            return false;
        }

        Decoration();
        var isNamed = Names(kind is "function" or "procedure") && (!OnTable.Contains(kind) || !_words.SkipTo("on") || Main());
        Further();
        return isNamed;
    }

    /// <summary>Of a column the table; of a trigger or a policy also what follows ON.</summary>
    private bool OfComment()
    {
        _words.Accept("materialized");
        if (_words.Accept("column"))
        {
            var path = _words.Path();
            _names.UnionWith(path.SkipLast(1).TakeLast(1));
            return path.Count > 1;
        }

        return Array.Exists(Kinds, kind => _words.Accept(kind)) && Names() && (!_words.Has("on") || !_words.SkipTo("on") || Main());
    }

    private bool OfRights()
    {
        if (!_words.SkipTo("on") || _words.Accept("all"))
        {
            return false;
        }

        var isRoutine = _words.Accept("function") || _words.Accept("procedure");
        Array.Exists(Kinds, kind => _words.Accept(kind));
        return Names(isRoutine);
    }

    private bool Main()
    {
        Decoration();
        return Names();
    }

    private void Decoration()
    {
        _words.Accept("concurrently");
        _words.Accept("if", "not", "exists");
        _words.Accept("if", "exists");
        _words.Accept("only");
    }

    /// <summary>One or more names with commas between them; false if there is none, as in CREATE INDEX ON.</summary>
    private bool Names(bool haveArguments = false)
    {
        do
        {
            var path = _words.IsNext("on") ? [] : _words.Path();
            if (path.Count == 0)
            {
                return false;
            }

            _names.Add(path[^1]);
            if (haveArguments)
            {
                _words.SkipParentheses();
            }
        }
        while (_words.AcceptComma());
        return true;
    }

    private void Further()
    {
        if (_words.Accept("rename", "to") && _words.Path() is { Count: > 0 } renamed)
        {
            _names.Add(renamed[^1]);
        }

        while (_words.SkipToAny(Introducing) is { } word)
        {
            if (_words.Accept("by"))
            {
                continue;
            }

            _words.Accept("of");
            _words.SkipOpening();
            Main();
            // RENAME CONSTRAINT … TO: the index of the constraint gets the name too.
            if (word == "constraint" && _words.Accept("to") && _words.Path() is { Count: > 0 } to)
            {
                _names.Add(to[^1]);
            }
        }
    }
}
