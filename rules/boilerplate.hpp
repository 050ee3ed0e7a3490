// Text that is about software and its makers, not about patients.
#pragma once

#include <string_view>

#include "rules/vocabulary.hpp"

namespace phiward {

// Vendored, generated or minified code, lock files, licences, lists of authors.
[[nodiscard]] bool is_boilerplate_path(std::string_view path);

// Labels of a user interface in the languages of its users: "last_name = Nachname".
[[nodiscard]] bool is_translation_path(std::string_view path);

// A commit trailer ("Signed-off-by: …"), a copyright notice or an author field.
[[nodiscard]] bool is_credit_line(std::string_view line);

// Identifiers by which makers of software are credited: they never block there.
[[nodiscard]] bool is_contact(Identifier identifier);

}  // namespace phiward
