namespace MigrationKit;

/// <summary>Which rows may be written through a view.</summary>
public enum ViewCheckOption
{
    /// <summary>Any, even those that the view does not show.</summary>
    None,

    /// <summary>Those that meet the view's own condition.</summary>
    Local,

    /// <summary>Those that meet its condition and those of the views that it reads.</summary>
    Cascaded,
}
