#include "rules/check.hpp"
