/// The one style sheet, joined from its parts in Assets. A later part may lean on an earlier one.
public enum StyleSheet {
    public static let bytes: [UInt8] = Array(
        [
            PackageResources.tokens_css, PackageResources.base_css, PackageResources.frame_css,
            PackageResources.menus_css, PackageResources.child_css, PackageResources.buttons_css,
            PackageResources.notices_css, PackageResources.forms_css, PackageResources.lists_css,
            PackageResources.tables_css, PackageResources.dialogs_css, PackageResources.wheel_css,
            PackageResources.scale_css, PackageResources.family_css, PackageResources.seeing_css,
            PackageResources.print_css,
        ].joined(separator: [0x0A]))
}
